/** The power goes: what the server promised is on the disk, or it would not have said so. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import type { DiskEvent } from './disk-event.ts'
import { openAll } from './opened.ts'
import { authorOf, rooms } from './plan.ts'
import { filesBelow } from './recorded.ts'
import { emptyDisk, faulty, rehearsal } from './rehearsal.ts'
import { survivorsIn } from './survivors.ts'
import { ensureTracer, tracingSays, workFolder } from './tracer.ts'

const tracer = await ensureTracer(tracingSays)
const canTrace = tracer !== undefined
const seed = seedOfRun()
const again = `SEED=${seed}`
const into = workFolder()
const whole = canTrace ? await rehearsal(tracer, { seed, batches: 160, chance: chanceOf(seed), into }) : undefined
const events = whole?.events ?? []
const cut: NonNullable<typeof whole>['cut'] = (cuts, others) => whole?.cut(cuts, others) ?? Promise.resolve([])
const isLog = (file: number): boolean => whole?.isLog(file) ?? false

test.runIf(canTrace)(
  '[ST13] the record is whole: what the model makes of it is what lies on the disk, byte for byte',
  () => {
    const disk = emptyDisk()
    for (const event of events) disk.take(event)
    const now = disk.now()
    const atEnd = whole?.atEnd ?? new Map<string, Uint8Array>()
    expect([...now.keys()].toSorted()).toEqual([...atEnd.keys()].toSorted())
    expect([...now].filter(([path, bytes]) => Buffer.compare(bytes, atEnd.get(path) ?? Buffer.alloc(0)) !== 0)).toEqual(
      [],
    )
  },
)

test.runIf(canTrace)(
  '[ST13] the record holds what a server does on its disk: first start, commits, putting away, writing anew, checkpoints, stops',
  () => {
    const kinds = new Set(events.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['create', 'write', 'resize', 'sync', 'sync-folder', 'unlink']))
    const said = events.flatMap(event => (event.kind === 'say' ? [event.text] : []))
    expect(said.filter(text => /^shrunk [1-9]/.test(text)).length, again).toBeGreaterThan(0)
    expect(said.filter(text => text.startsWith('anew')).length, again).toBeGreaterThan(0)
    expect(said.filter(text => text.startsWith('key'))).toHaveLength(3)
    expect(said).not.toContain('failed\n')
    const logs = events.filter(event => event.kind === 'create' && isLog(event.file))
    const begun = events.filter(event => event.kind === 'write' && isLog(event.file) && event.at === 0)
    expect(begun.length, `a log was begun anew while it ran; ${again}`).toBeGreaterThan(logs.length)
  },
)

test.runIf(canTrace)(
  '[ST10] [ST11] [S54] whenever the power goes, it opens, every commit that was answered is there, and none by half',
  async () => {
    const cuts = await cut(200)
    expect(cuts.length).toBeGreaterThan(200)
    expect(faulty(cuts), again).toEqual([])
  },
)

test.runIf(canTrace)(
  '[ST12] whenever the power goes during the first start, the key is there once a link could have been made with it',
  async () => {
    const asked = events.findIndex(event => event.kind === 'say' && event.text.startsWith('done'))
    const cuts = await cut(300, events.slice(0, asked))
    expect(cuts.length).toBeGreaterThan(asked / 2)
    expect(faulty(cuts), again).toEqual([])
  },
)

const unsynced: readonly (readonly [title: string, left: (event: DiskEvent) => boolean])[] = [
  ['[ST13] on a disk that is never told to keep', ({ kind }) => kind === 'sync' || kind === 'sync-folder'],
  [
    '[ST13] on a disk that is told to keep the database and not its log',
    event => event.kind === 'sync' && isLog(event.file),
  ],
  ['[ST13] on a disk that is told to keep files and not their names', ({ kind }) => kind === 'sync-folder'],
]

test.runIf(canTrace).each(unsynced)('%s, what was promised is lost, and it is seen', async (_, left) => {
  const beginning = events.slice(0, events.length / 8)
  const cuts = await cut(
    40,
    beginning.filter(event => !left(event)),
  )
  expect(faulty(cuts).length, again).toBeGreaterThan(10)
})

test('[ST13] half a commit is seen', async () => {
  const folder = mkdtempSync(join(into, 'half-'))
  const opened = openAll(join(folder, 'data'), () => undefined)
  const noteId = NoteId.parse('note-a-000000')
  const authorship = { id: noteId, roomId: rooms[0]!.id, memberId: authorOf(noteId), withdrawn: null, unseen: null }
  await opened.store.commit({ puts: [row(authorships, authorship)] })
  await opened.close()
  const { halves } = await survivorsIn(filesBelow(folder), into)
  expect(halves).toEqual([`note ${noteId} has an author and no words`])
})

test.runIf(canTrace)(
  '[ST10] what a server shows after the one before was killed is there when the power goes then',
  async () => {
    for (let time = 0; time < 2; time += 1) expect(faulty((await whole?.cutAfterKill()) ?? []), again).toEqual([])
  },
)

test.runIf(canTrace)(
  '[ST10] [ST11] the power may go again while the server finds its data after it had gone',
  async () => {
    for (let time = 0; time < 2; time += 1) expect(faulty((await whole?.cutTwice()) ?? []), again).toEqual([])
  },
)

test.runIf(canTrace)(
  '[S3] [ST10] a disk that answers with an error now and then is asked again, and what was called saved is on it',
  async () => {
    const chance = chanceOf(seed)
    // One try to keep something asks the disk several times: where each second one fails, no try may ever get through.
    const failing = 5 + chance.below(6)
    const one = await rehearsal(tracer ?? '', { seed, batches: 160, failing, chance, into })
    expect(one.events.filter(({ kind }) => kind === 'sync-failed').length, again).toBeGreaterThan(5)
    expect(one.events.filter(event => event.kind === 'say' && event.text === 'failed\n').length).toBeGreaterThan(5)
    expect(faulty(await one.cut(60)), again).toEqual([])
  },
)
