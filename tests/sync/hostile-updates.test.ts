import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Refused } from '@waymark/server/sync/apply.ts'
import { capacity } from '@waymark/server/sync/capacity.ts'
import { readMessage, presenceFrame, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { presenceBook } from '@waymark/server/sync/presence.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { bombs } from '#support/forged-updates.ts'
import { fuzz, given, isWhole, make, mutated, statement, type Gesture } from '#support/fuzzed-updates.ts'

const gesture: fc.Arbitrary<Gesture> = fc.tuple(
  fc.constantFrom('theme', 'rename', 'remove', 'write', 'type', 'cut'),
  fc.nat(20),
)

test('[W29] whatever several facilitators make, apart and together, is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), gesture, fc.boolean()), { maxLength: 60 }), steps => {
      const server = new Y.Doc()
      const peers = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const exchange = (peer: Y.Doc): void => {
        expect(given(server, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(server)))).toBeUndefined()
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(server, Y.encodeStateVector(peer)))
      }
      for (const [who, what, sends] of steps) {
        make(peers[who]!, what)
        if (sends) exchange(peers[who]!)
      }
      for (const peer of peers) exchange(peer)
      isWhole(server)
    }),
    { numRuns: 60 },
  )
})

test('[W29] grouping five thousand notes at once is taken, and so is a draft of a thousand statements', () => {
  const server = new Y.Doc()
  const peer = new Y.Doc()
  const { placements, gesture: atOnce } = openThemesDoc(peer)
  atOnce('me', () => {
    for (let at = 0; at < 5000; at += 1)
      placements.put({
        id: PlacementId.parse(`placement-${String(at).padStart(6, '0')}`),
        noteId: NoteId.parse(`note-${String(at).padStart(8, '0')}`),
        themeId: ThemeId.parse('theme-0000001'),
        order: `a${at}`,
      })
  })
  peer.transact(() =>
    insertBlocks(
      draftFragment(peer),
      0,
      Array.from({ length: 1000 }, (_, at) => statement(`said ${at}`)),
    ),
  )
  expect(given(server, Y.encodeStateAsUpdate(peer))).toBeUndefined()
  expect(openThemesDoc(server).placements.all().size).toBe(5000)
  isWhole(server)
})

/** How often what is hostile is repeated: enough to take minutes, or all memory, if it were let. */
const size = 20_000
const smaller: Partial<Record<string, number>> = { 'places that cross': 5000 }
const unlike: Partial<Record<string, Refused>> = {
  'places that cross': 'too-costly',
  'versions of one key': 'too-costly',
  'changes that hang on nothing': 'ahead',
  'a delete set of a billion': 'ahead',
}
const harmless = new Set(['a million keys', 'a key that is a prototype'])

// On a machine that has much else to do.
vi.setConfig({ testTimeout: 120_000 })

for (const [name, bomb] of Object.entries(bombs))
  test(`[W30] no harm is done by ${name}, and what is honest goes in after`, () => {
    const doc = new Y.Doc()
    make(doc, ['theme', 1])
    make(doc, ['write', 1])
    expect(given(doc, bomb(smaller[name] ?? size))).toBe(harmless.has(name) ? undefined : (unlike[name] ?? 'malformed'))
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    make(peer, ['theme', 2])
    make(peer, ['cut', 0])
    expect(given(doc, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(doc)))).toBeUndefined()
    expect(
      openThemesDoc(doc)
        .themes.all()
        .has(ThemeId.parse('theme-2'.padEnd(12, '0'))),
    ).toBe(true)
    isWhole(doc)
    expect({}).not.toHaveProperty('polluted')
  })

test('[W30] what was put in at great cost makes a document full, before it could not be opened any more', () => {
  const nothing = (): number => 0
  const small = Y.encodeStateAsUpdate(new Y.Doc())
  const light = capacity(nothing, () => small, 100)
  const heavy = capacity(nothing, () => bombs['versions of one key']!(size), 100)
  for (const room of [light, heavy]) {
    expect(room.isFull(0)).toBe(false)
    room.took(99, { bytes: 0, changes: 0 })
    expect(room.isFull(0)).toBe(false)
    room.took(1000, { bytes: 0, changes: 0 })
  }
  // What took long for another reason is not in it, and it opens as fast as ever.
  expect([light.isFull(0), heavy.isFull(0)]).toEqual([false, true])
  heavy.renewed()
  expect(heavy.isFull(0)).toBe(false)
})

test('[W30] a document takes no more than so many bytes', () => {
  const mostBytes = 8 * 1024 * 1024
  let logged = mostBytes - 10
  const room = capacity(
    () => logged,
    () => Y.encodeStateAsUpdate(new Y.Doc()),
  )
  expect([room.isFull(10), room.isFull(11)]).toEqual([false, true])
  // Several in one tick, before any is in the log; and then they are in it, and counted once.
  room.took(0, { bytes: 6, changes: 1 })
  expect([room.isFull(4), room.isFull(5)]).toEqual([false, true])
  logged += 6
  expect([room.isFull(4), room.isFull(5)]).toEqual([false, true])
})

const seed = seedOfRun()
const chance = chanceOf(seed)

test(`[W30] thousands of updates with a few bytes wrong leave a document whole (seed ${seed})`, () => {
  const fates = fuzz(chance, 6000)
  // Each fate is met: what is wrong is neither all nonsense nor all harmless.
  expect([...fates.keys()].toSorted()).toEqual(expect.arrayContaining(['ahead', 'malformed', 'taken']))
})

test(`[W30] messages with a few bytes wrong are read or refused, and never throw (seed ${seed})`, () => {
  const honest = new Y.Doc()
  honest.clientID = 1000
  make(honest, ['theme', 1])
  const frames = [
    step1Frame(Y.encodeStateVector(honest)),
    step2Frame(Y.encodeStateAsUpdate(honest)),
    updateFrame(Y.encodeStateAsUpdate(honest)),
    presenceFrame([{ client: 1, clock: 1, state: '{"writing":true,"__proto__":{"polluted":true}}' }]),
    presenceFrame([]),
    Uint8Array.of(3),
  ]
  const book = presenceBook()
  const kinds = new Set<string>()
  for (let at = 0; at < 20_000; at += 1) {
    const message = readMessage(mutated(chance, chance.pick(frames)))
    kinds.add(message.kind)
    if (message.kind === 'presence') book.take({}, { key: 'k', name: null, role: 'participant' }, message.states)
  }
  expect([...kinds].toSorted()).toEqual(['malformed', 'presence', 'query-presence', 'step1', 'update'])
  book.everybody()
  expect({}).not.toHaveProperty('polluted')
})
