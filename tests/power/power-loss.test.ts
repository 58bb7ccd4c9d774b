/** The power goes: what the server promised is on the disk, or it would not have said so. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { authorships } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { diskWith, type Disk } from './disk.ts'
import type { DiskEvent } from './disk-event.ts'
import { openAll } from './opened.ts'
import { authorOf, planOf, rooms } from './plan.ts'
import { cutPower, type Cut } from './power-cuts.ts'
import { promisedBy, type Promised } from './promised.ts'
import { filesBelow, recorded } from './recorded.ts'
import { survivorsIn } from './survivors.ts'
import { ensureTracer } from './tracer.ts'

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

const tracer = await ensureTracer(say)
if (tracer === undefined) say('LEFT OUT: the tests of a power loss. They need strace, which is to be had on Linux.')

const seed = seedOfRun()
const batches = 160
// In memory where that can be: the disk that is looked at is a model, and has no need of a real one.
const into = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'waymark-power-'))
afterAll(() => {
  rmSync(into, { recursive: true })
})

const emptyDisk = () => diskWith(new Map())
const plan = planOf(seed, batches)
const first = tracer === undefined ? undefined : await recorded(tracer, { disk: emptyDisk(), seed, batches })
const events = first?.events ?? []
const canTrace = tracer !== undefined

const cuttingAll = (from: readonly DiskEvent[], cuts: number): Promise<Cut[]> =>
  cutPower(emptyDisk(), from, { chance: chanceOf(seed), cuts, promised: said => promisedBy(said, plan), into })

const logs = new Set(
  events.flatMap(event => (event.kind === 'create' && event.path.endsWith('-wal') ? [event.file] : [])),
)
const isLog = (file: number): boolean => logs.has(file)

const faulty = (cuts: readonly Cut[]): Cut[] => cuts.filter(({ faults }) => faults.length > 0)
const again = `SEED=${seed}`

test.runIf(canTrace)(
  '[ST13] the record is whole: what the model makes of it is what lies on the disk, byte for byte',
  () => {
    const disk = emptyDisk()
    for (const event of events) disk.take(event)
    const now = disk.now()
    expect([...now.keys()].toSorted()).toEqual([...(first?.atEnd.keys() ?? [])].toSorted())
    expect(
      [...now].filter(([path, bytes]) => Buffer.compare(bytes, first?.atEnd.get(path) ?? Buffer.alloc(0)) !== 0),
    ).toEqual([])
  },
)

test.runIf(canTrace)(
  '[ST13] the record holds what a server does on its disk: first start, commits, putting away, checkpoints, stops',
  () => {
    const kinds = new Set(events.map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(['create', 'write', 'resize', 'sync', 'sync-folder', 'unlink']))
    const said = events.flatMap(event => (event.kind === 'say' ? [event.text] : []))
    expect(said.filter(text => /^shrunk [1-9]/.test(text)).length, again).toBeGreaterThan(0)
    expect(said.filter(text => text.startsWith('key'))).toHaveLength(3)
    const begun = events.filter(event => event.kind === 'write' && isLog(event.file) && event.at === 0)
    expect(begun.length, `a log was begun anew while it ran; ${again}`).toBeGreaterThan(logs.size)
  },
)

test.runIf(canTrace)(
  '[ST10] [ST11] whenever the power goes, it opens, every commit that was answered is there, and none by half',
  async () => {
    const cuts = await cuttingAll(events, 300)
    expect(cuts.length).toBeGreaterThan(200)
    expect(faulty(cuts), again).toEqual([])
  },
)

test.runIf(canTrace)(
  '[ST12] whenever the power goes during the first start, the key is there once a link could have been made with it',
  async () => {
    const asked = events.findIndex(event => event.kind === 'say' && event.text.startsWith('done'))
    const cuts = await cuttingAll(events.slice(0, asked), 300)
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
  const cuts = await cuttingAll(
    beginning.filter(event => !left(event)),
    40,
  )
  expect(faulty(cuts).length, again).toBeGreaterThan(10)
})

test.runIf(canTrace)('[ST13] half a commit is seen', async () => {
  const folder = mkdtempSync(join(into, 'half-'))
  const opened = openAll(join(folder, 'data'), () => undefined)
  const noteId = NoteId.parse('note-a-000000')
  const authorship = { id: noteId, roomId: rooms[0]!.id, memberId: authorOf(noteId), withdrawn: null }
  await opened.store.commit({ puts: [row(authorships, authorship)] })
  await opened.close()
  const { halves } = await survivorsIn(filesBelow(folder), into)
  expect(halves).toEqual([`note ${noteId} has an author and no words`])
})

/** What a second server asks of the disk when it starts on what the first one left, and what is left when the power goes then. */
async function cutPowerAtNextStart(disk: Disk, said: string): Promise<Cut[]> {
  const found = await survivorsIn(disk.now(), into)
  const next = await recorded(tracer ?? '', { disk, seed, batches: 0 })
  const before = promisedBy(said, plan)
  const promised = (then: string): Promised =>
    then.includes('key') ? { key: found.key, either: [found.state, found.state] } : before
  return cutPower(disk, next.events, { chance: chanceOf(seed), cuts: 30, promised, into })
}

/** Moments at which a commit has been written and the disk has not yet been told to keep it. */
const writtenMoments = (): number[] =>
  events.flatMap((event, at) =>
    event.kind === 'sync' && isLog(event.file) && events[at - 1]?.kind === 'write' ? [at] : [],
  )

function diskAt(moment: number): { readonly disk: Disk; readonly said: string } {
  const disk = emptyDisk()
  let said = ''
  for (const event of events.slice(0, moment)) {
    disk.take(event)
    if (event.kind === 'say') said += event.text
  }
  return { disk, said }
}

test.runIf(canTrace)(
  '[ST10] what a server shows after the one before was killed is there when the power goes then',
  async () => {
    const chance = chanceOf(seed)
    for (let time = 0; time < 2; time += 1) {
      const { disk, said } = diskAt(chance.pick(writtenMoments()))
      expect(faulty(await cutPowerAtNextStart(disk, said)), again).toEqual([])
    }
  },
)

test.runIf(canTrace)(
  '[ST10] [ST11] the power may go again while the server finds its data after it had gone',
  async () => {
    const chance = chanceOf(seed)
    for (let time = 0; time < 2; time += 1) {
      const { disk, said } = diskAt(chance.below(events.length))
      const left = diskWith(disk.afterPowerLoss(chance))
      expect(faulty(await cutPowerAtNextStart(left, said)), again).toEqual([])
    }
  },
)
