import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileId } from '@waymark/shared/model/ids.ts'
import { moveWhole, type Moved } from '@waymark/server/store/moving/move-whole.ts'
import { sqliteSource, sqliteTarget } from '@waymark/server/store/sqlite/sqlite-whole.ts'
import { NotEmpty, type Whole, type WholePart } from '@waymark/server/store/whole.ts'
import { partsIn, someParts } from '#support/whole-parts.ts'

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-move-'))
const aFile = FileId.parse('abcdefghijklmnopqrstuv')
const missing = FileId.parse('bbcdefghijklmnopqrstuv')

const rowOf = (kind: string, id: string): WholePart => ({
  of: 'row',
  storeName: 'words',
  kind,
  id,
  parent: 'p',
  body: '{}',
})
const entry = (number: number, ...bytes: number[]): WholePart => ({
  of: 'entry',
  storeName: 'words',
  doc: 'room:secret-room',
  number,
  bytes: Uint8Array.from(bytes),
})
const log: WholePart = { of: 'log', storeName: 'words', doc: 'room:secret-room', head: 3, epoch: 'anew' }
const usual = [rowOf('file', aFile), rowOf('file', missing), rowOf('note', 'secret-id'), log, entry(2, 1), entry(3, 2)]

async function filled(parts: readonly WholePart[]): Promise<string> {
  const folder = aFolder()
  const target = sqliteTarget(folder)
  await target.begin()
  await target.write(parts)
  await target.finish()
  await target.close()
  return folder
}

async function withFile(parts: readonly WholePart[]): Promise<string> {
  const folder = await filled(parts)
  const source = sqliteSource(folder)
  const slides = Readable.from([Buffer.from('slides '), Buffer.from('of it')]) as AsyncIterable<Uint8Array>
  await (await source.files.receive(aFile, slides, 100)).keep()
  await source.close()
  return folder
}

interface Trying {
  readonly signal?: AbortSignal
  readonly tell?: (doing: string, counts: object) => void
  /** What the place that is moved into really does. */
  readonly as?: (to: Whole) => Whole
}

async function moved(
  from: string,
  to: string,
  { signal, tell = () => undefined, as = same }: Trying = {},
): Promise<Moved> {
  const [source, target] = [sqliteSource(from), sqliteTarget(to)]
  try {
    const done = await moveWhole({ from: source, to: as(target), tell, signal: signal ?? new AbortController().signal })
    await target.finish()
    return done
  } finally {
    await source.close()
    await target.close()
  }
}

const same = (to: Whole): Whole => to

async function partsOf(folder: string): Promise<WholePart[]> {
  const source = sqliteSource(folder)
  const parts = await partsIn(source)
  await source.close()
  return parts
}

test('[MV9] whatever is moved, and moved on, is the same at the end, and so is its digest; another one has another', async () => {
  const digests = new Set<string>()
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(someParts, async parts => {
      const [first, second, third] = [await filled(parts), aFolder(), aFolder()]
      const [there, back] = [await moved(first, second), await moved(second, third)]
      expect(await partsOf(third)).toEqual(parts)
      expect(back).toEqual(there)
      seen.add(JSON.stringify(parts, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)))
      digests.add(there.digests[1])
    }),
    { numRuns: 5 },
  )
  expect(digests.size).toBe(seen.size)
})

test('[MV9] files go along and are compared; one that its row alone knows is told, and no reason to stop', async () => {
  const [from, to] = [await withFile(usual), aFolder()]
  const told: string[] = []
  const done = await moved(from, to, { tell: (doing, counts) => told.push(`${doing} ${JSON.stringify(counts)}`) })
  expect(done).toMatchObject({ counts: { rows: 3, documents: 1, changes: 2, files: 1 }, missing: 1 })
  expect(told[0]).toMatch(/^moved .*"rows":3/)
  const there = sqliteSource(to)
  expect((await there.files.read(aFile))?.size).toBe(12)
  await there.close()
  const other = await filled(usual)
  expect((await moved(other, aFolder())).digests[0]).not.toBe(done.digests[0])
})

/** A place that keeps something else than it was given. */
const keeping =
  (change: (part: WholePart) => readonly WholePart[]) =>
  (to: Whole): Whole => ({ ...to, write: async page => to.write(page.flatMap(change)) })

const wrong: readonly [string, (to: Whole) => Whole, RegExp][] = [
  ['a row that is lost', keeping(part => (part.of === 'row' && part.kind === 'note' ? [] : [part])), /: 1 of “note”\./],
  [
    'words that are altered',
    keeping(part => [part.of === 'row' ? { ...part, body: '{ }' } : part]),
    /: 2 of “file”, 1 of “note”\./,
  ],
  [
    'another parent',
    keeping(part => [part.of === 'row' ? { ...part, parent: 'q' } : part]),
    /2 of “file”, 1 of “note”/,
  ],
  [
    'a row too many',
    keeping(part => (part === usual[2] || part.of !== 'log' ? [part] : [rowOf('seat', 'more'), part])),
    /: 1 of “seat”\./,
  ],
  ['another number', keeping(part => [part.of === 'log' ? { ...part, head: 4 } : part]), /: 1 of “log of room”\./],
  ['another epoch', keeping(part => [part.of === 'log' ? { ...part, epoch: '' } : part]), /: 1 of “log of room”\./],
  [
    'a change that is lost',
    keeping(part => (part.of === 'entry' && part.number === 3 ? [] : [part])),
    /: 1 of “change of room”\./,
  ],
  [
    'a change with another byte',
    keeping(part => [part.of === 'entry' ? { ...part, bytes: Uint8Array.of(7) } : part]),
    /: 2 of “change of room”\./,
  ],
  ['a file that is lost', to => ({ ...to, files: { ...to.files, read: async () => undefined } }), /: 1 of “file”\./],
]

test('[MV10] whatever is not the same is seen: its kind and how many are said, no id and no word, and it stays unfinished', async () => {
  const from = await withFile(usual)
  const before = await partsOf(from)
  for (const [what, as, said] of wrong) {
    const to = aFolder()
    const refused = await moved(from, to, { as }).catch((error: unknown) => error)
    expect(refused, what).toHaveProperty('message', expect.stringMatching(said))
    expect(refused, what).toHaveProperty('message', expect.not.stringMatching(/secret|abcdefgh/))
    expect(() => sqliteSource(to), what).toThrow(/was not finished/)
  }
  expect(await partsOf(from)).toEqual(before)
})

test('[MV11] one that is stopped between two pages leaves what it came from whole and the other unfinished, and can be begun anew', async () => {
  const [from, to] = [await withFile(usual), aFolder()]
  const before = await partsOf(from)
  for (const doing of ['moved', 'compared'] as const) {
    const stopping = new AbortController()
    const stop = (now: string): void => {
      if (now === doing || doing === 'compared') stopping.abort(new Error('that will do'))
    }
    await expect(moved(from, to, { signal: stopping.signal, tell: stop })).rejects.toThrow('that will do')
    expect(() => sqliteSource(to)).toThrow(/was not finished/)
  }
  expect(await partsOf(from)).toEqual(before)
  await moved(from, to)
  expect(await partsOf(to)).toEqual(before)
  await expect(moved(from, to)).rejects.toThrow(NotEmpty)
  expect(await partsOf(to)).toEqual(before)
})
