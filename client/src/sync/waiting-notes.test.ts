import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { waitingNotes, type Outcome, type QueueStore, type WaitingNotes } from './waiting-notes.ts'
import { isOpen, isSettled, type Ask, type Queue, type Waiting } from './waiting-queue.ts'

const room = 'room-000001' as RoomId
const section = 'section-01' as SectionId
const noteIds = ['note-00001', 'note-00002', 'note-00003'] as NoteId[]
const noteOf = (id: NoteId): Note => ({ id, sectionId: section, text: 'x', order: 'a0', signedBy: null, route: 'live' })
const put = (text: string): Ask => ({ kind: 'put', sectionId: section, text, signed: false, route: 'live' })

/** What happens to one message on its way: it arrives or not, and so does its answer. */
type Fate = 'well' | 'lost' | 'answer-lost' | 'no'

/** A server that does what it is asked, and a browser of several windows, all on one clock that only the test moves. */
function aWorld(fates: Fate[]) {
  const timers = new Set<{ at: number; run: () => unknown }>()
  const applied: Waiting[] = []
  const listeners = new Map<number, () => void>()
  let now = 1_000_000
  let ids = 0
  let kept: Queue = []
  let turn: Promise<void> = Promise.resolve()
  const closed = new Set<number>()

  const ends = new Map<number, () => void>()

  const storeOf = (window: number): QueueStore => ({
    change: async to => {
      await Promise.resolve()
      if (closed.has(window)) return await new Promise<never>(() => {})
      const before = JSON.stringify(kept)
      kept = structuredClone([...to(kept)])
      if (before !== JSON.stringify(kept))
        for (const [other, tell] of listeners) if (other !== window && !closed.has(other)) tell()
      return kept
    },
    alone: async run => {
      if (closed.has(window)) return await new Promise<never>(() => {})
      const before = turn
      let end = (): void => {}
      turn = new Promise(resolve => (end = resolve))
      ends.set(window, end)
      await before
      if (closed.has(window)) return await new Promise<never>(() => {})
      await run()
      end()
    },
    onElsewhere: tell => {
      listeners.set(window, tell)
    },
  })
  const send = async (one: Waiting): Promise<Outcome> => {
    const fate = fates.shift() ?? 'well'
    await Promise.resolve()
    if (fate === 'no') return { is: 'refused', problem: { code: 'closed', message: 'Closed.', at: [] } }
    if (fate !== 'lost') applied.push(one)
    return fate === 'well' ? { is: 'done' } : { is: 'unanswered' }
  }

  const openWindow = (window: number): WaitingNotes =>
    waitingNotes({
      store: storeOf(window),
      send: async one => (closed.has(window) ? await new Promise<never>(() => {}) : await send(one)),
      now: () => now,
      chance: () => 0.5,
      newId: () => `ask-${++ids}`,
      later: (run, ms) => {
        const timer = { at: now + ms, run: () => closed.has(window) || run() }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    })
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 200; turns += 1) await Promise.resolve()
  }
  return {
    applied,
    openWindow,
    settle,
    kept: () => kept,
    closeWindow: (window: number) => {
      closed.add(window)
      ends.get(window)?.()
    },
    /** Lets time go by, waking whoever wanted to be woken. */
    pass: async (ms: number) => {
      const until = now + ms
      for (;;) {
        await settle()
        const [next] = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
  }
}

const asksOf = (applied: readonly Waiting[], noteId: NoteId) => applied.filter(one => one.noteId === noteId)
const lastOf = <T>(all: readonly T[]): T | undefined => all.at(-1)

test('[S20] a note that could not be sent is sent again by itself, with growing pauses, until the server has it', async () => {
  const world = aWorld(['lost', 'lost', 'lost'])
  const mine = world.openWindow(1)
  await world.settle()
  mine.ask(room, noteIds[0]!, put('first words'))
  await world.settle()
  expect(mine.now()).toMatchObject([{ state: 'waiting', tries: 1 }])
  await world.pass(1000)
  expect(mine.now()).toMatchObject([{ state: 'waiting', tries: 2 }])
  await world.pass(1000)
  expect(mine.now()).toMatchObject([{ tries: 2 }])
  await world.pass(60_000)
  expect(world.applied.map(({ ask }) => ask)).toEqual([put('first words')])
  expect(mine.now().some(isOpen)).toBe(false)
})

test('[S21] when the connection comes back, what waits is sent at once', async () => {
  const world = aWorld(['lost', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost', 'lost'])
  const mine = world.openWindow(1)
  mine.ask(room, noteIds[0]!, put('words'))
  await world.pass(130_000)
  expect(world.applied).toEqual([])
  expect(mine.now()).toMatchObject([{ state: 'waiting', tries: 8 }])
  mine.online()
  await world.settle()
  expect(world.applied).toHaveLength(1)
})

test('[S22] words that are refused are kept with the reason until their author decides', async () => {
  const world = aWorld(['no', 'well'])
  const mine = world.openWindow(1)
  mine.ask(room, noteIds[0]!, put('words'))
  await world.pass(600_000)
  expect(mine.now()).toMatchObject([{ state: 'refused', problem: { code: 'closed' }, ask: { text: 'words' } }])
  mine.tryAgain(noteIds[0]!)
  await world.settle()
  expect(world.applied).toHaveLength(1)
  expect(mine.now()).toMatchObject([{ state: 'done' }])
})

test('[S23] an edit made while the former words still wait takes their place', async () => {
  const world = aWorld(['lost'])
  const mine = world.openWindow(1)
  mine.ask(room, noteIds[0]!, put('frist'))
  await world.settle()
  mine.ask(room, noteIds[0]!, put('first'))
  await world.pass(60_000)
  expect(world.applied.map(({ ask }) => ask)).toEqual([put('first')])
})

test('[S24] what waits when a window is closed or loaded again is sent by the next one', async () => {
  const world = aWorld(['lost'])
  const before = world.openWindow(1)
  before.ask(room, noteIds[0]!, put('words'))
  await world.settle()
  world.closeWindow(1)
  const after = world.openWindow(2)
  await world.settle()
  expect(world.applied).toHaveLength(1)
  expect(after.now()).toMatchObject([{ state: 'done' }])
})

test('[S24] at whatever moment a window is closed, what was kept is sent by the next one', async () => {
  const stuck: number[] = []
  for (let moment = 0; moment < 60; moment += 1) {
    const world = aWorld([])
    world.openWindow(1).ask(room, noteIds[0]!, put('words'))
    for (let turns = 0; turns < moment; turns += 1) await Promise.resolve()
    world.closeWindow(1)
    const after = world.openWindow(2)
    await world.pass(1000)
    if (after.now().some(({ state }) => state === 'waiting' || state === 'sending')) stuck.push(moment)
  }
  expect(stuck).toEqual([])
})

const someAsk = (noteId: NoteId): fc.Arbitrary<Ask> =>
  fc.oneof(
    fc.integer({ min: 0, max: 99 }).map(number => put(`words ${number}`)),
    fc
      .constantFrom('first' as const, 'last' as const)
      .map((after): Ask => ({ kind: 'move', place: { sectionId: section, after } })),
    fc.constantFrom('withdraw' as const, 'put-back' as const).map((kind): Ask => ({ kind, note: noteOf(noteId) })),
  )
const someAct = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...noteIds)
      .chain(noteId => someAsk(noteId).map(ask => ({ act: 'ask' as const, noteId, ask }))),
  },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5000 }).map(ms => ({ act: 'pass' as const, ms })) },
  { weight: 1, arbitrary: fc.constant({ act: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'other window' as const }) },
)
const someFates = fc.array(fc.constantFrom<Fate>('well', 'lost', 'answer-lost'), { maxLength: 40 })

test('[S25] whatever is lost on the way, every ask takes effect once, and those of one note in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someAct, { maxLength: 25 }), someFates, async (acts, fates) => {
      const world = aWorld(fates)
      let window = 1
      let mine = world.openWindow(window)
      await world.settle()
      const asked = new Map<NoteId, Ask[]>()
      for (const one of acts) {
        if (one.act === 'pass') await world.pass(one.ms)
        else if (one.act === 'ask') {
          mine.ask(room, one.noteId, one.ask)
          asked.set(one.noteId, [...(asked.get(one.noteId) ?? []), one.ask])
        } else {
          // Long enough for the browser to have kept it.
          await world.settle()
          if (one.act === 'reload') world.closeWindow(window)
          window += 1
          mine = world.openWindow(window)
        }
        await world.settle()
      }
      await world.pass(2_000_000)
      expect(world.kept().every(isSettled)).toBe(true)
      for (const [noteId, asks] of asked) {
        const done = asksOf(world.applied, noteId)
        for (const kind of ['put', 'move'] as const)
          expect(lastOf(done.filter(({ ask }) => ask.kind === kind))?.ask).toEqual(
            lastOf(asks.filter(ask => ask.kind === kind)),
          )
        const isShown = (ask: Ask): boolean => ask.kind === 'withdraw' || ask.kind === 'put-back'
        expect(lastOf(done.map(({ ask }) => ask).filter(isShown))).toEqual(lastOf(asks.filter(isShown)))
        // Sent again it may be; but never after something that was asked later.
        const order = done.map(({ id }) => Number(id.slice(4)))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }
    }),
    { numRuns: 150 },
  )
})

test('[S26] two windows of one browser send what either was asked, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...noteIds)), { maxLength: 20 }), async asks => {
      const world = aWorld([])
      const windows = [world.openWindow(1), world.openWindow(2)]
      await world.settle()
      for (const [number, [isFirst, noteId]] of asks.entries()) {
        windows[isFirst ? 0 : 1]?.ask(room, noteId, put(`words ${number}`))
        await world.settle()
      }
      await world.pass(100_000)
      expect(world.applied.map(({ ask }) => ask)).toEqual(asks.map((_, number) => put(`words ${number}`)))
    }),
    { numRuns: 50 },
  )
})

test('[S28] what somebody had not sent is not sent in the name of the next person at the computer', async () => {
  const world = aWorld(['lost', 'no'])
  const mine = world.openWindow(1)
  mine.ask(room, noteIds[0]!, put('not sent'))
  mine.ask(room, noteIds[1]!, put('refused'))
  await world.settle()
  expect(mine.now()).toHaveLength(2)
  await mine.forget()
  await world.pass(200_000)
  expect(world.openWindow(2).now()).toEqual([])
  expect(world.kept()).toEqual([])
  expect(world.applied).toEqual([])
})

test('[N24] what was asked is there from that moment on, also while what was asked before is still being kept', async () => {
  const world = aWorld([])
  const mine = world.openWindow(1)
  await world.settle()
  for (const noteId of noteIds) mine.ask(room, noteId, put('words'))
  for (let turns = 0; turns < 60; turns += 1) {
    expect(mine.now()).toHaveLength(noteIds.length)
    await Promise.resolve()
  }
})
