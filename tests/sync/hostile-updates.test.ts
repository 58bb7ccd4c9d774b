import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import { NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { applyUpdate, NotApplied, type Refused } from '@waymark/server/sync/apply.ts'
import { capacity } from '@waymark/server/sync/capacity.ts'
import { readMessage, presenceFrame, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { presenceBook } from '@waymark/server/sync/presence.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { bombs } from '#support/forged-updates.ts'

/** As the server does it. Undefined where it is in. */
function given(doc: Y.Doc, update: Uint8Array): Refused | undefined {
  let why: Refused | undefined
  doc.transact(() => {
    try {
      applyUpdate(doc, update, 'a peer')
    } catch (error) {
      if (!(error instanceof NotApplied)) throw error
      why = error.why
    }
  })
  return why
}

/** Everything that is ever done with a document still works, and says the same at the other end. */
function isWhole(doc: Y.Doc): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(doc))
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  for (const one of [doc, other]) {
    const { themes, placements, parked } = openThemesDoc(one)
    for (const records of [themes, placements, parked]) records.all()
    readBlocks(draftFragment(one))
  }
  expect(readBlocks(draftFragment(other))).toEqual(readBlocks(draftFragment(doc)))
  expect(new Map(openThemesDoc(other).themes.all())).toEqual(new Map(openThemesDoc(doc).themes.all()))
}

const theme = (name: string) => ({ id: ThemeId.parse(name.padEnd(12, '0')), name, said: '', order: 'a0' })
const statement = (text: string): Block => ({
  kind: 'statement',
  cites: [],
  ownWords: true,
  spans: [{ text, marks: ['bold'] }],
})

/** Something that a facilitator does. */
type Gesture = readonly [kind: 'theme' | 'rename' | 'remove' | 'write' | 'type' | 'cut', at: number]
const gesture: fc.Arbitrary<Gesture> = fc.tuple(
  fc.constantFrom('theme', 'rename', 'remove', 'write', 'type', 'cut'),
  fc.nat(20),
)

function make(doc: Y.Doc, [kind, at]: Gesture): void {
  const { themes } = openThemesDoc(doc)
  const fragment = draftFragment(doc)
  const block = fragment.length === 0 ? undefined : fragment.get(at % fragment.length)
  const words = block instanceof Y.XmlElement ? block.get(0) : undefined
  const id = ThemeId.parse(`theme-${at % 5}`.padEnd(12, '0'))
  if (kind === 'theme') themes.put({ ...theme(`theme-${at % 5}`), id })
  else if (kind === 'rename' && themes.all().has(id)) themes.patch(id, { name: `renamed ${at}` })
  else if (kind === 'remove') themes.remove(id)
  else if (kind === 'write') insertBlocks(fragment, at % (fragment.length + 1), [statement(`words ${at}`)])
  else if (kind === 'cut' && fragment.length > 0) fragment.delete(at % fragment.length, 1)
  else if (kind === 'type' && words instanceof Y.XmlText)
    words.insert(at % (words.length + 1), 'typed', { bold: at % 2 === 0 })
}

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
    room.took(99, 0)
    expect(room.isFull(0)).toBe(false)
    room.took(1000, 0)
  }
  // What took long for another reason is not in it, and it opens as fast as ever.
  expect([light.isFull(0), heavy.isFull(0)]).toEqual([false, true])
  heavy.renewed()
  expect(heavy.isFull(0)).toBe(false)
})

test('[W30] a document takes no more than so many bytes', () => {
  const mostBytes = 8 * 1024 * 1024
  const room = capacity(
    () => mostBytes - 10,
    () => Y.encodeStateAsUpdate(new Y.Doc()),
  )
  expect([room.isFull(10), room.isFull(11)]).toEqual([false, true])
})

const seed = seedOfRun()
const chance = chanceOf(seed)

/** Some bytes changed, put in, left out, repeated or cut off. */
function mutated(bytes: Uint8Array): Uint8Array {
  let now = [...bytes]
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(now.length + 1)
    const some = [0, 1, 127, 128, 255, chance.below(256)]
    const ways: (() => number[])[] = [
      () => now.with(Math.min(at, Math.max(0, now.length - 1)), chance.pick(some)),
      () => [...now.slice(0, at), chance.pick(some), ...now.slice(at)],
      () => [...now.slice(0, at), ...now.slice(at + 1 + chance.below(4))],
      () => now.slice(0, at),
      () => [...now.slice(0, at), ...now.slice(Math.max(0, at - 8), at), ...now.slice(at)],
      () => [...now.slice(0, at), 255, 255, 255, 255, 255, 255, 255, chance.below(128), ...now.slice(at)],
    ]
    now = now.length === 0 ? [chance.below(256)] : chance.pick(ways)()
  }
  return Uint8Array.from(now)
}

test(`[W30] thousands of updates with a few bytes wrong leave a document whole (seed ${seed})`, () => {
  let doc = new Y.Doc()
  const begin = new Y.Doc()
  const valid: Uint8Array[] = []
  begin.on('update', (update: Uint8Array) => valid.push(update))
  for (const kind of ['theme', 'write', 'rename', 'type', 'write', 'cut', 'remove', 'theme', 'type'] as const)
    for (const at of [1, 2, 3]) make(begin, [kind, at])
  valid.push(Y.encodeStateAsUpdate(begin), ...Object.values(bombs).map(bomb => bomb(3)))
  const fates = new Map<string, number>()
  for (let at = 0; at < 6000; at += 1) {
    if (at % 500 === 0) {
      doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(begin))
    }
    const fate = given(doc, mutated(chance.pick(valid))) ?? 'taken'
    fates.set(fate, (fates.get(fate) ?? 0) + 1)
    if (at % 50 === 49) isWhole(doc)
  }
  // Each fate is met: the mutations are neither all nonsense nor all harmless.
  expect([...fates.keys()].toSorted()).toEqual(expect.arrayContaining(['ahead', 'malformed', 'taken']))
})

test(`[W30] messages with a few bytes wrong are read or refused, and never throw (seed ${seed})`, () => {
  const honest = new Y.Doc()
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
    const message = readMessage(mutated(chance.pick(frames)))
    kinds.add(message.kind)
    if (message.kind === 'presence') book.take({}, { key: 'k', name: null, role: 'participant' }, message.states)
  }
  expect([...kinds].toSorted()).toEqual(['malformed', 'presence', 'query-presence', 'step1', 'update'])
  book.everybody()
  expect({}).not.toHaveProperty('polluted')
})
