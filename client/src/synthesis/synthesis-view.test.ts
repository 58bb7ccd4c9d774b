/** What the page shows of many notes: the order of every export, nothing twice in the tray, nothing left out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { BoxLinkId, NoteId, PlacementId, ParkedId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { boardTree, type RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { wordsToCopy } from './copy-notes.ts'
import { isFiltering, noFilter, passes, withoutGoneTheme } from './note-filter.ts'
import type { MarksByNote } from './marks-by-note.ts'
import { movedMeanwhile } from './occurrence.ts'
import { roomNotes } from './room-notes.ts'
import { occurrencesIn, synthesisView } from './synthesis-view.ts'
import { inTrayOrder, trayOrders } from './tray-order.ts'

const sections: Section[] = ['sect-000000', 'sect-000001'].map((id, at) => ({
  id: SectionId.parse(id),
  ambitionId: null,
  title: `Section ${at}`,
  description: '',
}))
const keys = orderKeys(50)
const themes = [0, 1, 2].map(at => ({
  id: ThemeId.parse(`theme-00000${at}`),
  name: `Theme ${at}`,
  said: '',
  order: keys[at] ?? 'a0',
}))

const aNote = (at: number, fields: Partial<RoomNote> = {}): RoomNote => ({
  id: NoteId.parse(`note-${String(at).padStart(7, '0')}`),
  sectionId: sections[at % 2]?.id ?? SectionId.parse('sect-000000'),
  text: `Words of note ${at}`,
  order: keys[at % 50] ?? 'a0',
  signedBy: null,
  route: 'live',
  roomNumber: 1 + (at % 3),
  ...fields,
})

const standings = fc.array(fc.record({ themes: fc.uniqueArray(fc.nat(2), { maxLength: 3 }), parked: fc.boolean() }), {
  maxLength: 30,
})

function gathered(stands: readonly { readonly themes: readonly number[]; readonly parked: boolean }[]) {
  const notes = stands.map((_, at) => aNote(at))
  const placements = stands.flatMap(({ themes: of }, at) =>
    of.map(n => ({
      id: PlacementId.parse(`place-${at}-${n}-xxxxx`),
      noteId: aNote(at).id,
      themeId: ThemeId.parse(`theme-00000${n}`),
    })),
  )
  const parked = stands.flatMap(({ parked: is }, at) =>
    is ? [{ id: ParkedId.parse(`parked-${at}-xxxxx`), noteId: aNote(at).id, reason: 'Later' }] : [],
  )
  return { sections, notes, themes, links: [], grouping: readGrouping(themes, placements, parked) }
}

const idsOf = (notes: readonly Pick<Note, 'id'>[]): string[] => notes.map(({ id }) => id)

test('[T30] tray, themes and parked hold every note that the coverage counts, and the tray and parked each once', () => {
  fc.assert(
    fc.property(standings, stands => {
      const all = gathered(stands)
      const view = synthesisView(all, () => true)
      const coverage = coverageOf(all.notes, all.grouping)
      expect(view.tray).toHaveLength(coverage.notLookedAt)
      expect(view.parked).toHaveLength(coverage.parked)
      expect(new Set(view.themes.flatMap(({ notes }) => idsOf(notes))).size).toBe(coverage.placed)
      for (const { notes, all: count } of view.themes) expect(notes).toHaveLength(count)
      expect(view.found).toBe(stands.length)
    }),
    { seed: 30 },
  )
})

test('[T30] the list is the tree of every export, and the board shows the same notes in the same order', () => {
  fc.assert(
    fc.property(standings, stands => {
      const all = gathered(stands)
      const view = synthesisView(all, () => true)
      const tree = boardTree(all)
      expect(view.sections.map(one => one.themes.map(({ theme, notes }) => [theme.id, idsOf(notes)]))).toEqual(
        tree.map(one => one.themes.map(({ theme, notes }) => [theme.id, idsOf(notes)])),
      )
      for (const { theme, notes } of view.themes)
        expect(idsOf(notes)).toEqual(
          tree.flatMap(one => one.themes.filter(of => of.theme.id === theme.id).flatMap(of => idsOf(of.notes))),
        )
      expect(idsOf(view.tray)).toEqual(
        tree.flatMap(one => idsOf(one.loose.filter(({ id }) => !all.grouping.parkedFor.has(id)))),
      )
    }),
    { seed: 31 },
  )
})

const nowhere = { themesOf: new Map(), parkedFor: new Map(), alone: new Set<NoteId>(), marks: new Map() }

test('[T31] notes are found by their words, in any order and in capitals or not, by room and by section', () => {
  const note = aNote(0, { text: 'We need to AIM high, ŵyneb yn wyneb', roomNumber: 2 })
  expect(passes({ ...noFilter, words: 'high aim' }, nowhere)(note)).toBe(true)
  expect(passes({ ...noFilter, words: 'ŴYNEB' }, nowhere)(note)).toBe(true)
  expect(passes({ ...noFilter, words: 'aim low' }, nowhere)(note)).toBe(false)
  expect(passes({ ...noFilter, words: '  ' }, nowhere)(note)).toBe(true)
  expect(passes({ ...noFilter, roomNumber: 1 }, nowhere)(note)).toBe(false)
  expect(passes({ ...noFilter, sectionId: note.sectionId }, nowhere)(note)).toBe(true)
  expect(passes({ ...noFilter, words: '.*' }, nowhere)(note)).toBe(false)
})

test('[T60] notes are found by the way they came', () => {
  const byPhone = aNote(0, { route: 'phone' })
  const find = passes({ ...noFilter, route: 'phone' }, nowhere)
  expect([byPhone, aNote(1)].filter(find)).toEqual([byPhone])
  expect(isFiltering({ ...noFilter, route: 'live' })).toBe(true)
  expect(isFiltering(noFilter)).toBe(false)
})

test('[T61] notes are found by a theme they stand in, also where they stand in others; a theme that is gone hides nothing', () => {
  const all = gathered([
    { themes: [0, 2], parked: false },
    { themes: [1], parked: false },
    { themes: [], parked: true },
  ])
  const themeId = themes[2]?.id ?? null
  const view = synthesisView(all, passes({ ...noFilter, themeId }, { ...nowhere, ...all.grouping }))
  expect(view.themes.map(({ notes, all: count }) => [notes.length, count])).toEqual([
    [1, 1],
    [0, 1],
    [1, 1],
  ])
  expect([view.tray.length, view.parked.length, view.found]).toEqual([0, 0, 1])
  const filter = { ...noFilter, words: 'note', themeId }
  expect(withoutGoneTheme(filter, themes)).toBe(filter)
  expect(withoutGoneTheme(filter, themes.slice(0, 2))).toEqual({ ...filter, themeId: null })
})

test('[T31] looking for words hides notes and no themes, and a theme still says how many it holds', () => {
  const all = gathered([
    { themes: [0], parked: false },
    { themes: [], parked: false },
  ])
  const view = synthesisView(all, passes({ ...noFilter, words: 'nobody said this' }, nowhere))
  expect(view.themes.map(({ notes, all: count }) => [notes.length, count])).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
  ])
  expect(view.tray).toEqual([])
  expect(view.found).toBe(0)
})

test('[T50] a link stands under its section in the list and under its theme in board and list, whatever is looked for', () => {
  const all = gathered([{ themes: [0], parked: false }])
  const [section, theme] = [all.sections[0], themes[0]]
  if (section === undefined || theme === undefined) throw new Error('there are boxes')
  const link = { id: BoxLinkId.parse('link-000000'), from: section.id, to: theme.id, sentence: 'One needs the other.' }
  const links = readLinks([link], boxesOf(all.sections, themes))
  const view = synthesisView({ ...all, links }, () => false)
  const underTheme = [{ id: link.id, toName: 'Section 0', sentence: link.sentence }]
  expect(view.themes.map(one => one.links)).toEqual([underTheme, [], []])
  expect(view.sections.flatMap(one => one.themes.map(shown => shown.links))).toEqual([underTheme])
  expect(view.sections.map(one => one.links)).toEqual([
    [{ id: link.id, toName: 'Theme 0', sentence: link.sentence }],
    [],
  ])
  expect(view.links).toBe(links)
})

test('[T63] notes that others marked, or that nobody did, are found', () => {
  const marks: MarksByNote = new Map([[aNote(0).id, { people: 2, dots: 2, words: '2 people agree' }]])
  const found = (isMarked: boolean) =>
    [aNote(0), aNote(1)].filter(passes({ ...noFilter, isMarked }, { ...nowhere, marks }))
  expect(found(true)).toEqual([aNote(0)])
  expect(found(false)).toEqual([aNote(1)])
  expect(isFiltering({ ...noFilter, isMarked: false })).toBe(true)
})

test('[T64] the notes not yet grouped are gone through in other orders, each once and equals as on the boards', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(6), fc.nat(3)), { maxLength: 20 }),
      fc.constantFrom(...trayOrders),
      (all, order) => {
        const notes = all.map(([length], at) => aNote(at, { text: '🙂'.repeat(length + 1) }))
        const marks: MarksByNote = new Map(
          all.flatMap(([, dots], at) => (dots === 0 ? [] : [[aNote(at).id, { people: 1, dots, words: '' }] as const])),
        )
        const sorted = inTrayOrder(notes, order, marks)
        expect(idsOf(sorted).toSorted()).toEqual(idsOf(notes).toSorted())
        const rank = {
          board: () => 0,
          marked: (note: RoomNote) => -(marks.get(note.id)?.dots ?? 0),
          short: (note: RoomNote) => note.text.length,
          long: (note: RoomNote) => -note.text.length,
        }[order]
        for (const [at, note] of sorted.entries()) {
          const next = sorted[at + 1]
          if (next === undefined) continue
          const [one, other] = [rank(note), rank(next)]
          expect(one < other || (one === other && notes.indexOf(note) < notes.indexOf(next))).toBe(true)
        }
      },
    ),
    { seed: 64 },
  )
})

test('[T62] selected notes are copied word for word, each once, in the order of the list', () => {
  fc.assert(
    fc.property(standings, fc.func(fc.boolean()), (stands, isSelected) => {
      const all = gathered(stands)
      const notes = all.notes.map(note => ({ ...note, text: ` ${note.text}\n\twith “signs” ` }))
      const ids = new Set(notes.map(({ id }) => id).filter(id => isSelected(id)))
      const inList = synthesisView({ ...all, notes }, () => true).sections.flatMap(one => [
        ...one.themes.flatMap(({ notes: own }) => own),
        ...one.tray,
        ...one.parked.map(({ note }) => note),
      ])
      const due = [...new Set(inList)].filter(({ id }) => ids.has(id)).map(({ text }) => text)
      expect(wordsToCopy({ ...all, notes }, ids)).toBe(due.join('\n\n'))
      expect(due).toHaveLength(ids.size)
    }),
    { seed: 62 },
  )
})

test('[T31] what is found can be selected at once, each note at a place where it stands', () => {
  fc.assert(
    fc.property(standings, stands => {
      const all = gathered(stands)
      const occurrences = occurrencesIn(synthesisView(all, () => true))
      expect(occurrences.map(({ noteId }) => noteId).toSorted()).toEqual(idsOf(all.notes).toSorted())
      expect(movedMeanwhile(occurrences, all.grouping)).toEqual([])
    }),
    { seed: 32 },
  )
})

test('[T32] the notes of all rooms are read as one, and a note stays the same until it changes', () => {
  const rooms = [1, 2].map(roomNumber => ({ roomNumber, notes: openRoomDoc(new Y.Doc()).notes }))
  const [one, two] = rooms
  const watch = roomNotes(rooms)
  let told = 0
  const stop = watch.subscribe(() => (told += 1))
  const { roomNumber: _, ...plain } = aNote(0)
  one?.notes.put(plain)
  const before = watch.now()
  expect(watch.now()).toBe(before)
  const { roomNumber: __, ...other } = aNote(1)
  two?.notes.put(other)
  const after = watch.now()
  expect(after).not.toBe(before)
  expect(after.get(plain.id)).toBe(before.get(plain.id))
  expect([...after.values()].map(({ roomNumber }) => roomNumber)).toEqual([1, 2])
  expect(told).toBe(2)
  stop()
  one?.notes.remove(plain.id)
  expect(told).toBe(2)
  expect(watch.now().has(plain.id)).toBe(false)
})

test('[T32] a synthesis of 5,000 notes is read in a moment', () => {
  const all = gathered(Array.from({ length: 5000 }, (_, at) => ({ themes: [at % 3], parked: at % 7 === 0 })))
  const start = performance.now()
  synthesisView(all, () => true)
  // Some 10 ms where it was written; a slow machine under load has room.
  expect(performance.now() - start).toBeLessThan(1000)
})
