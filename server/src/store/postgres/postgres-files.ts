/**
 * Files in Postgres, in parts: whoever takes one in holds no more of it than a part. It gets its name once all of it is there; what
 * never got one goes after a day, because until then another server may be at it.
 */
import { Readable } from 'node:stream'
import { DiskFull, TooLarge, type KeptFiles, type Received } from '#store/kept-files.ts'
import { codeOf, failureOf } from './failures.ts'
import type { Ask } from './link.ts'

const partBytes = 256 * 1024

export function postgresFiles(ask: Ask, schema: string): KeptFiles {
  const asks = statements(schema)
  const partOf = async (file: unknown, at: number): Promise<Uint8Array | undefined> => {
    const [part] = await ask({ ...asks.part, values: [file, at] })
    return part?.['body'] instanceof Uint8Array ? part['body'] : undefined
  }
  const drop = async (file: unknown): Promise<void> => {
    await ask({ ...asks.drop, values: [file] })
  }
  return {
    receive: async (id, bytes, most): Promise<Received> => {
      const [begun] = await ask(asks.begin, whyNotKept)
      const file = begun?.['key']
      try {
        const size = await writeParts(bytes, most, async (at, body) => {
          await ask({ ...asks.write, values: [file, at, body] }, whyNotKept)
        })
        return {
          size,
          read: (at, length) => readPart(n => partOf(file, n), at, Math.min(length, Math.max(0, size - at))),
          keep: async () => {
            await ask({ ...asks.keep, values: [file, id, size] }, whyNotKept)
          },
          drop: async () => {
            await ask({ ...asks.dropUnnamed, values: [file] })
          },
        }
      } catch (error) {
        // Where that cannot be reached either, it goes when a day is over.
        await drop(file).catch(() => undefined)
        throw error
      }
    },
    read: async id => {
      const [found] = await ask({ ...asks.find, values: [id] })
      if (found === undefined) return undefined
      const size = Number(found['size'])
      return {
        size,
        bytes: Readable.from(
          partsOf(n => partOf(found['key'], n), size),
          { objectMode: false },
        ),
      }
    },
    part: async (id, at, length) => {
      const [found] = await ask({ ...asks.find, values: [id] })
      const within = Math.min(length, Math.max(0, Number(found?.['size'] ?? 0) - at))
      return await readPart(n => partOf(found?.['key'], n), at, within)
    },
    remove: async id => {
      await ask({ ...asks.remove, values: [id] })
    },
    tidy: async known => {
      await ask({ ...asks.tidy, values: [[...known]] })
    },
  }
}

const statements = (schema: string) => ({
  begin: { text: `insert into ${schema}.file default values returning key` },
  write: { text: `insert into ${schema}.file_part (file, at, body) values ($1, $2, $3)` },
  keep: { text: `select ${schema}.name_file($1, $2, $3)` },
  drop: { text: `delete from ${schema}.file where key = $1` },
  dropUnnamed: { text: `delete from ${schema}.file where key = $1 and id is null` },
  find: { text: `select key, size from ${schema}.file where id = $1` },
  part: { text: `select body from ${schema}.file_part where file = $1 and at = $2` },
  remove: { text: `delete from ${schema}.file where id = $1` },
  tidy: {
    text: `delete from ${schema}.file where (id is null or id <> all ($1)) and began_at < now() - interval '1 day'`,
  },
})

const whyNotKept = (error: unknown): Error => (codeOf(error) === '53100' ? new DiskFull() : failureOf(error))

/** All parts but the last are of the same size. Answers how many bytes there were. */
async function writeParts(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  write: (at: number, body: Buffer) => Promise<void>,
): Promise<number> {
  const part = Buffer.alloc(partBytes)
  let [size, filled] = [0, 0]
  const flush = async (): Promise<void> => {
    await write(Math.floor((size - 1) / partBytes), part.subarray(0, filled))
    filled = 0
  }
  for await (const chunk of bytes) {
    if (size + chunk.byteLength > most) throw new TooLarge()
    for (let done = 0; done < chunk.byteLength;) {
      const taken = chunk.subarray(done, done + partBytes - filled)
      part.set(taken, filled)
      done += taken.byteLength
      filled += taken.byteLength
      size += taken.byteLength
      if (filled === partBytes) await flush()
    }
  }
  if (filled > 0) await flush()
  return size
}

type PartAt = (at: number) => Promise<Uint8Array | undefined>

async function readPart(partAt: PartAt, at: number, length: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for (let from = at; from < at + length;) {
    const part = await wholePart(partAt, Math.floor(from / partBytes))
    const start = from % partBytes
    const taken = part.subarray(start, start + at + length - from)
    if (taken.byteLength === 0) break
    read.push(taken)
    from += taken.byteLength
  }
  return Buffer.concat(read)
}

async function* partsOf(partAt: PartAt, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at * partBytes < size; at += 1) yield await wholePart(partAt, at)
}

/** Whoever reads while it is removed must not take what came so far for all of it. */
async function wholePart(partAt: PartAt, at: number): Promise<Uint8Array> {
  const part = await partAt(at)
  if (part === undefined) throw new Error('the file was removed while it was read')
  return part
}
