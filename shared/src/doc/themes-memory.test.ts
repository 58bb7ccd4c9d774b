import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boxesIn, mostLookedAt, notesIn, type HistoryDone } from '#model/history.ts'
import { NoteId, ParkedId, PlacementId, ThemeId } from '#model/ids.ts'
import { readGrouping } from '#rules/grouping.ts'
import { historyLines } from '#rules/history-lines.ts'
import { themesMemory } from './themes-memory.ts'
import { openThemesDoc, readStanding, type ThemesDoc } from './themes-doc.ts'
import { touching } from './touched.ts'

const themeIds = ['Lifts', 'Paths', 'Signs', 'Hours'].map(name => ThemeId.parse(`theme-${name}`))
const noteIds = Array.from({ length: 6 }, (_, at) => NoteId.parse(`note-number-${at}`))

/** As the screen makes them: a note that is parked leaves every theme, a theme that goes takes its placements with it. */
const gesture = fc.record({
  kind: fc.constantFrom('make', 'put', 'out', 'park', 'back', 'dissolve', 'name', 'order'),
  theme: fc.constantFrom(...themeIds),
  notes: fc.subarray(noteIds, { minLength: 1 }),
  sends: fc.boolean(),
  who: fc.nat(1),
})
type Gesture = typeof gesture extends fc.Arbitrary<infer G> ? G : never

let ids = 0
const acts: Readonly<Record<string, (doc: ThemesDoc, gesture: Gesture) => void>> = {
  make: (doc, { theme, notes }) => {
    if (!doc.themes.all().has(theme)) doc.themes.put({ id: theme, name: theme, said: '', order: 'a0' })
    acts['put']?.(doc, { theme, notes } as Gesture)
  },
  put: (doc, { theme, notes }) => {
    if (!doc.themes.all().has(theme)) return
    for (const noteId of notes) {
      doc.placements.put({ id: PlacementId.parse(`placement-${(ids += 1)}`), noteId, themeId: theme })
      for (const { id, noteId: of } of doc.parked.all().values()) if (of === noteId) doc.parked.remove(id)
    }
  },
  out: (doc, { theme, notes }) => {
    for (const { id, noteId, themeId } of doc.placements.all().values())
      if (themeId === theme && notes.includes(noteId)) doc.placements.remove(id)
  },
  park: (doc, { notes }) => {
    for (const { id, noteId } of doc.placements.all().values()) if (notes.includes(noteId)) doc.placements.remove(id)
    for (const noteId of notes)
      doc.parked.put({ id: ParkedId.parse(`parked-${(ids += 1)}-0000`), noteId, reason: 'Asked twice' })
  },
  back: (doc, { notes }) => {
    for (const { id, noteId } of doc.parked.all().values()) if (notes.includes(noteId)) doc.parked.remove(id)
  },
  dissolve: (doc, { theme }) => {
    for (const { id, themeId } of doc.placements.all().values()) if (themeId === theme) doc.placements.remove(id)
    doc.themes.remove(theme)
  },
  name: (doc, { theme, notes }) => {
    doc.themes.patch(theme, { name: `${theme} ${notes.length}` })
  },
  order: (doc, { theme, notes }) => {
    doc.themes.patch(theme, { order: `a${notes.length}` })
  },
}

/** All that came of the updates, each given to the server in a transaction of its own. */
function told(server: Y.Doc, memory = themesMemory(server)) {
  const lines: HistoryDone[] = []
  return {
    lines,
    take: (update: Uint8Array): void => {
      server.transact(transaction => {
        const touched = touching(transaction, () => Y.applyUpdate(server, update))
        lines.push(...historyLines(memory.look(touched, mostLookedAt)))
      })
    },
  }
}

test('[T147] whatever two facilitators group, what the history says of a note leads to where it stands', () => {
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 40 }), gestures => {
      const server = new Y.Doc()
      const { lines, take } = told(server)
      const peers = [new Y.Doc(), new Y.Doc()]
      const exchange = (peer: Y.Doc): void => {
        take(Y.encodeStateAsUpdate(peer, Y.encodeStateVector(server)))
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(server, Y.encodeStateVector(peer)))
      }
      for (const one of gestures) {
        const peer = peers[one.who]!
        const doc = openThemesDoc(peer)
        doc.gesture('me', () => acts[one.kind]?.(doc, one))
        if (one.sends) exchange(peer)
      }
      for (const peer of peers) exchange(peer)
      const { themes, placements, parked } = readStanding(openThemesDoc(server))
      const { themesOf } = readGrouping(themes, placements, parked)
      for (const [noteId, own] of themesOf)
        for (const themeId of own)
          expect(lines.some(did => notesIn(did).includes(noteId) && boxesIn(did).includes(themeId))).toBe(true)
      for (const { id } of themes)
        expect(lines.some(did => did.kind === 'theme-made' && did.theme.id === id)).toBe(true)
      // What is remembered is what stands there.
      const again = told(server)
      again.take(Y.encodeStateAsUpdate(server))
      expect(again.lines).toEqual([])
    }),
    { numRuns: 80 },
  )
})

test('[T148] what no gesture makes is in no line, and nothing about it throws', () => {
  const server = new Y.Doc()
  const { lines, take } = told(server)
  const peer = new Y.Doc()
  const change = (act: () => void): void => {
    const before = Y.encodeStateVector(peer)
    peer.transact(act)
    take(Y.encodeStateAsUpdate(peer, before))
  }
  const map = peer.getMap('themes')
  change(() => {
    for (let at = 0; at < 10_000; at += 1) map.set('theme-number-1', at)
    for (const key of ['__proto__', 'constructor', '', 'x'.repeat(5000)]) map.set(key, new Y.Map([['name', 'A name']]))
    map.set('theme-number-2', new Y.Text('words'))
    map.set('theme-number-3', new Y.Map([['name', new Y.Map([['name', new Y.Map()]])]]))
    peer.getArray('a list').insert(0, [1, 2, new Y.Map()])
    peer.getMap('placements').set(
      'placement-1',
      new Y.Map([
        ['noteId', 'note-number-1'],
        ['themeId', 'theme-that-is-not-there'],
      ]),
    )
  })
  change(() => {
    map.set(
      'theme-number-1',
      new Y.Map<unknown>([
        ['name', 'Paths'],
        ['said', ''],
        ['order', 'a0'],
        ['mergedInto', 'theme-number-1'],
        ['__proto__', 1],
      ]),
    )
  })
  expect(lines).toEqual([{ kind: 'theme-made', theme: { id: 'theme-number-1', name: 'Paths' }, noteIds: [] }])
})

test('[T148] what is written in two updates before the document is looked at again is told of each', () => {
  const server = new Y.Doc()
  const memory = themesMemory(server)
  const peer = new Y.Doc()
  const { themes } = openThemesDoc(peer)
  const updates: Uint8Array[] = []
  peer.on('update', update => updates.push(update))
  themes.put({ id: themeIds[0]!, name: '', said: '', order: 'a0' })
  themes.patch(themeIds[0]!, { name: 'Lifts' })
  const kinds: string[][] = []
  server.transact(transaction => {
    for (const update of updates) {
      const touched = touching(transaction, () => Y.applyUpdate(server, update))
      kinds.push(historyLines(memory.look(touched, mostLookedAt)).map(({ kind }) => kind))
    }
  })
  expect(kinds).toEqual([['theme-made'], ['named']])
})
