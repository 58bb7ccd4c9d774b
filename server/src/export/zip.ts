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

function zipped(entries: readonly Packed[]): Uint8Array {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, bytes, isPacked, data } of entries) {
    const title = Buffer.from(name, 'utf8')
    const head = headOf({
      method: isPacked ? deflated : 0,
      check: crc32(bytes),
      packed: data.length,
      size: bytes.length,
      nameLength: title.length,
    })
    files.push(signed(0x04034b50), head, title, data)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(signed(0x02014b50), short(20), head, place, title)
    at += 4 + head.length + title.length + data.length
  }
  const length = list.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, ...list, signed(0x06054b50), end])
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
