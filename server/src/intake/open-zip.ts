/** Opens a ZIP that anybody may have made: what is in it is counted as it is unpacked, whatever it says of itself. */
import { buffer } from 'node:stream/consumers'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fromBufferPromise, fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from '#refusal.ts'
import { damaged, locked } from './refused.ts'

export interface OpenedZip {
  /** In its order, without folders. */
  readonly names: readonly string[]
  /** Undefined where there is no such file in it. Refuses what is broken, locked or too large. */
  readonly read: (name: string, most?: number) => Promise<Uint8Array | undefined>
}

export interface ZipLimits {
  readonly entries: number
  /** All that is read of it, unpacked, in bytes. */
  readonly bytes: number
}

const million = 1024 * 1024
export const documentLimits: ZipLimits = { entries: 2000, bytes: 60 * million }

/** Words of people shrink to a fifth, their mark-up to a thirtieth. Small files may do more: an empty style sheet does. */
const mostShrunk = 200
const shrunkFrom = 10 * million

const tooMuch = (): Refusal =>
  new Refusal(
    'too-large',
    'There is far more packed into this file than fits. Copy the words into a new document, and send that.',
  )

export const openZip = (bytes: Uint8Array, limits: ZipLimits): Promise<OpenedZip> =>
  opened(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), limits)

/** One that lies on the disk, and is larger than fits in memory. */
export interface ZipOnDisk {
  readonly size: number
  /** Fewer bytes at the end of it. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>
}

export const openZipOnDisk = (file: ZipOnDisk, limits: ZipLimits): Promise<OpenedZip> =>
  opened(() => fromRandomAccessReaderPromise(new DiskReader(file), file.size, { autoClose: false }), limits)

const chunkLength = 256 * 1024

/** As the library asks for it: a class of its own. */
class DiskReader extends RandomAccessReader {
  readonly #file: ZipOnDisk
  constructor(file: ZipOnDisk) {
    super()
    this.#file = file
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end))
  }
  async *#chunks(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += chunkLength) yield await this.#file.read(at, Math.min(chunkLength, end - at))
  }
}

async function opened(open: () => Promise<ZipFile>, limits: ZipLimits): Promise<OpenedZip> {
  const { file, entries } = await listed(open, limits)
  let left = limits.bytes
  return {
    names: [...entries.keys()],
    read: async (name, most = Infinity) => {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const unpacked = await unpack(file, entry, Math.min(left, most))
      left -= unpacked.length
      return unpacked
    },
  }
}

interface Listed {
  readonly file: ZipFile
  readonly entries: ReadonlyMap<string, Entry>
}

async function listed(open: () => Promise<ZipFile>, limits: ZipLimits): Promise<Listed> {
  const entries = new Map<string, Entry>()
  const file = await sound(open)
  if (file.entryCount > limits.entries)
    throw new Refusal(
      'too-large',
      `There are ${file.entryCount.toLocaleString('en-GB')} parts in this file, which no document of people has. Save it again, and send that.`,
    )
  await sound(async () => {
    for await (const entry of file.eachEntry()) {
      // Which of two is meant would be anybody's guess.
      if (entries.has(entry.fileName)) throw damaged()
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
    }
  })
  return { file, entries }
}

async function unpack(file: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw locked()
  return sound(async () => {
    const [packed, counted] = [await file.openReadStreamPromise(entry), counting(entry.compressedSize, left)]
    const [, whole] = await Promise.all([pipeline(packed, counted), buffer(counted)])
    return whole
  })
}

/** Stops at the first byte too many. */
function counting(packedSize: number, left: number): Transform {
  let size = 0
  return new Transform({
    transform: (chunk: Uint8Array, _, done) => {
      size += chunk.length
      const isBomb = size > shrunkFrom && size > packedSize * mostShrunk
      if (size > left || isBomb) done(tooMuch())
      else done(null, chunk)
    },
  })
}

/** Whatever cannot be read of it is a fault of the file. */
async function sound<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw damaged()
  }
}
