/** What every place for files promises. An adapter's own test is the way to open one, and a call of this. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { FileId } from '@waymark/shared/model/ids.ts'
import { TooLarge, type KeptFiles } from '@waymark/server/store/kept-files.ts'

const anId = () => FileId.parse(randomBytes(12).toString('hex'))

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function* broken(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
  throw new Error('they went away')
}

const all = async (files: KeptFiles, id: FileId): Promise<Buffer | undefined> => {
  const found = await files.read(id)
  if (found === undefined) return undefined
  const read: Buffer[] = []
  for await (const chunk of found.bytes) read.push(Buffer.from(chunk))
  expect(Buffer.concat(read).byteLength).toBe(found.size)
  return Buffer.concat(read)
}

const most = 1e7

/** `later` answers the same place as a server has it that starts when nothing is on its way any more. */
export function filesContract(
  open: () => Promise<{ readonly files: KeptFiles; readonly later: () => Promise<KeptFiles> }>,
) {
  test('[ST30] a file is not there before it is kept, then whole, and gone when it is removed', async () => {
    const { files } = await open()
    for (const size of [0, 1, 256 * 1024, 256 * 1024 + 1, 700_001]) {
      const [id, bytes] = [anId(), randomBytes(size)]
      const received = await files.receive(id, inChunks(bytes, 60_000), most)
      expect(received.size).toBe(size)
      expect(await files.read(id)).toBeUndefined()
      await received.keep()
      expect((await all(files, id))?.equals(bytes)).toBe(true)
      await files.remove(id)
      await files.remove(id)
      expect(await files.read(id)).toBeUndefined()
    }
  })

  test('[ST30] any piece of one that came in can be read, with fewer bytes at its end', async () => {
    const { files } = await open()
    const bytes = randomBytes(600_000)
    const id = anId()
    const received = await files.receive(id, inChunks(bytes, 100_000), most)
    const pieces = [
      [0, 10],
      [256 * 1024 - 3, 6],
      [100_000, 450_000],
      [599_990, 100],
      [600_000, 5],
      [900_000, 5],
    ] as const
    for (const [at, length] of pieces)
      expect(Buffer.from(await received.read(at, length)).equals(bytes.subarray(at, at + length))).toBe(true)
    await received.keep()
    for (const [at, length] of pieces)
      expect(Buffer.from(await files.part(id, at, length)).equals(bytes.subarray(at, at + length))).toBe(true)
    expect((await files.part(anId(), 0, 10)).byteLength).toBe(0)
    await received.drop()
    await received.drop()
  })

  test('[ST30] nothing is left of one that is too large, breaks off or is dropped, and one that is kept stays', async () => {
    const { files, later } = await open()
    const [tooLarge, torn, dropped, kept] = [anId(), anId(), anId(), anId()]
    await expect(files.receive(tooLarge, inChunks(randomBytes(5000), 1000), 4999)).rejects.toBeInstanceOf(TooLarge)
    await expect(files.receive(torn, broken(randomBytes(300_000)), most)).rejects.toThrow('they went away')
    await (await files.receive(dropped, inChunks(randomBytes(10), 10), most)).drop()
    const received = await files.receive(kept, inChunks(Buffer.from('this stays'), 4), most)
    await received.keep()
    await files.tidy(new Set())
    expect((await all(files, kept))?.toString()).toBe('this stays')
    const then = await later()
    await then.tidy(new Set([kept]))
    for (const id of [tooLarge, torn, dropped]) expect(await then.read(id)).toBeUndefined()
    expect((await all(then, kept))?.toString()).toBe('this stays')
    await then.tidy(new Set())
    expect(await then.read(kept)).toBeUndefined()
  })

  test('[ST30] what comes in under a name that is there takes its place in one moment', async () => {
    const { files } = await open()
    const id = anId()
    const take = async (words: string) => {
      const received = await files.receive(id, inChunks(Buffer.from(words), 3), most)
      expect((await all(files, id))?.toString()).not.toBe(words)
      await received.keep()
    }
    await take('the first')
    await take('the second')
    expect((await all(files, id))?.toString()).toBe('the second')
  })
}
