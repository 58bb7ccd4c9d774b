/** Writes a ZIP, for formats whose library cannot: the first entry can be left unpacked, as an OpenDocument wants it. */
import { promisify } from 'node:util'
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isPacked: boolean
}

/** The first day that a ZIP knows, so that the same words are always the same file. */
const firstDay = 0x21
const deflated = 8

/** An entry with its bytes as they stand in the file. */
interface Packed extends ZipEntry {
  readonly data: Buffer
}

export const zip = (entries: readonly ZipEntry[]): Uint8Array =>
  zipped(entries.map(one => ({ ...one, data: one.isPacked ? deflateRawSync(one.bytes) : Buffer.from(one.bytes) })))

const packed = promisify(deflateRaw)

/** The same file, packed where it keeps nobody waiting. */
export const zipInBackground = async (entries: readonly ZipEntry[]): Promise<Uint8Array> =>
  zipped(
    await Promise.all(
      entries.map(async one => ({ ...one, data: one.isPacked ? await packed(one.bytes) : Buffer.from(one.bytes) })),
    ),
  )

/** The largest place that this kind of ZIP can name, and the most parts. */
const mostBytes = 0xffffffff
const mostEntries = 0xffff

/** The same file bit by bit, for what is larger than fits in memory: one entry is held at a time. Throws where it grows too large for a ZIP. */
export async function* zipPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const list: Buffer[] = []
  let at = 0
  for await (const entry of entries) {
    const data = entry.isPacked ? await packed(entry.bytes) : Buffer.from(entry.bytes)
    const { file, line } = partsOf({ ...entry, data }, at)
    list.push(line)
    at += lengthOf(file)
    if (at > mostBytes || list.length > mostEntries) throw new Error('a ZIP holds no more')
    yield* file
  }
  yield* list
  yield endOf(list, at)
}

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0)

function zipped(entries: readonly Packed[]): Uint8Array {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { file, line } = partsOf(entry, at)
    files.push(...file)
    list.push(line)
    at += lengthOf(file)
  }
  return Buffer.concat([...files, ...list, endOf(list, at)])
}

/** What stands of an entry at its place, and in the list at the end. */
function partsOf(
  { name, bytes, isPacked, data }: Packed,
  at: number,
): { readonly file: Buffer[]; readonly line: Buffer } {
  const title = Buffer.from(name, 'utf8')
  const head = headOf({
    method: isPacked ? deflated : 0,
    check: crc32(bytes),
    packed: data.length,
    size: bytes.length,
    nameLength: title.length,
  })
  const place = Buffer.alloc(14)
  place.writeUInt32LE(at, 10)
  return {
    file: [signed(0x04034b50), head, title, data],
    line: Buffer.concat([signed(0x02014b50), short(20), head, place, title]),
  }
}

function endOf(list: readonly Buffer[], at: number): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(lengthOf(list), 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([signed(0x06054b50), end])
}

/** What an entry and its line in the list have in common. */
function headOf(of: {
  readonly method: number
  readonly check: number
  readonly packed: number
  readonly size: number
  readonly nameLength: number
}): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(of.method, 4)
  head.writeUInt16LE(firstDay, 8)
  head.writeUInt32LE(of.check, 10)
  head.writeUInt32LE(of.packed, 14)
  head.writeUInt32LE(of.size, 18)
  head.writeUInt16LE(of.nameLength, 22)
  return head
}

function signed(mark: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(mark)
  return four
}

function short(value: number): Buffer {
  const two = Buffer.alloc(2)
  two.writeUInt16LE(value)
  return two
}
