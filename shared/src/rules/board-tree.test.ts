import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, PlacementId, SectionId, ThemeId } from '#model/ids.ts'
import type { Section } from '#model/session.ts'
import type { Theme } from '#model/theme.ts'
import { boardTree, readingOrder, type RoomNote, type SectionBranch } from './board-tree.ts'
import { byOrder } from './order.ts'
import { readGrouping } from './grouping.ts'

const sectionIds = Array.from({ length: 4 }, (_, at) => SectionId.parse(`section-number-${at}`))
const themeIds = Array.from({ length: 4 }, (_, at) => ThemeId.parse(`theme-number-${at}`))
const goneTheme = ThemeId.parse('theme-gone-by-now')

const sections = fc
  .subarray(sectionIds.slice(0, 3), { minLength: 1 })
  .map(some => some.map((id): Section => ({ id, ambitionId: null, title: id, description: '' })))
/** Few keys, so that many are equal. */
const order = fc.constantFrom('a0', 'a0V', 'a1', 'a2', 'Zz', 'zzzz')
const notes = fc.array(
  fc.record({ sectionId: fc.constantFrom(...sectionIds), order, roomNumber: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 40 },
)
const asNotes = (all: readonly Pick<RoomNote, 'sectionId' | 'order' | 'roomNumber'>[]): RoomNote[] =>
  all.map((note, at) => ({
    ...note,
    id: NoteId.parse(`note-number-${at}`),
    text: `Words ${at}`,
    signedBy: null,
    route: 'live',
  }))

const boards = fc
  .record({
    sections,
    notes: notes.map(asNotes),
    themes: fc
      .array(order, { maxLength: 4 })
      .map(keys => keys.map((key, at): Theme => ({ id: themeIds[at] ?? goneTheme, name: '', said: '', order: key })))
      .map(all => all.toSorted(byOrder)),
    placed: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...themeIds, goneTheme), fc.option(order)), { maxLength: 60 }),
  })
  .map(({ placed, ...board }) => ({
    ...board,
    grouping: readGrouping(
      board.themes,
      placed.flatMap(([at, themeId, key], number) => {
        const note = board.notes[at % Math.max(1, board.notes.length)]
        return note === undefined
          ? []
          : [
              {
                id: PlacementId.parse(`placement-number-${number}`),
                noteId: note.id,
                themeId,
                ...(key === null ? {} : { order: key }),
              },
            ]
      }),
      [],
    ),
  }))

const ids = (tree: readonly SectionBranch<RoomNote>[]) =>
  tree.map(({ section, themes, loose, notes: own }) => ({
    section: section.id,
    themes: themes.map(branch => [branch.theme.id, branch.notes.map(({ id }) => id)]),
    loose: loose.map(({ id }) => id),
    notes: own.map(({ id }) => id),
  }))

test('[R2] every note stands once among the notes of its section, or of the last one when its own is gone', () => {
  fc.assert(
    fc.property(boards, board => {
      const tree = boardTree(board)
      const held = tree.flatMap(({ section, notes: own }) => own.map(note => `${note.id} in ${section.id}`))
      const last = board.sections.at(-1)?.id
      const due = board.notes.map(
        note => `${note.id} in ${board.sections.find(({ id }) => id === note.sectionId)?.id ?? last}`,
      )
      expect(held.toSorted()).toEqual(due.toSorted())
    }),
  )
})

test('[R2] within a section a note is in the themes it was placed in, or loose', () => {
  fc.assert(
    fc.property(boards, board => {
      for (const { themes, loose, notes: own } of boardTree(board)) {
        for (const note of own) {
          const homes = themes.filter(branch => branch.notes.includes(note)).map(({ theme }) => theme.id)
          expect(homes.toSorted()).toEqual([...(board.grouping.themesOf.get(note.id) ?? [])].toSorted())
          expect(loose.includes(note)).toBe(homes.length === 0)
        }
        expect(themes.every(branch => branch.notes.length > 0)).toBe(true)
      }
    }),
  )
})

test('[R2] the tree does not depend on the order in which notes came in', () => {
  const shuffled = boards.chain(board =>
    fc.record({
      board: fc.constant(board),
      notes: fc.shuffledSubarray(board.notes, { minLength: board.notes.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ board, ...otherwise }) => {
      expect(ids(boardTree({ ...board, ...otherwise }))).toEqual(ids(boardTree(board)))
    }),
  )
})

test('[R2] within a section it is room by room, each in the order of its board', () => {
  fc.assert(
    fc.property(boards, board => {
      for (const { notes: own } of boardTree(board)) {
        const places = own.map(({ roomNumber, order: key, id }) => [roomNumber, key, id].join(' '))
        expect(places.toSorted()).toEqual(places)
      }
    }),
  )
})

test('[T35] in a theme those that were given a place come first, by that place, and the others as on their boards', () => {
  fc.assert(
    fc.property(boards, board => {
      for (const { themes, notes: own } of boardTree(board)) {
        for (const { theme, notes: inTheme } of themes) {
          const place = ({ id }: RoomNote): string => board.grouping.orderIn?.get(theme.id)?.get(id) ?? '~'
          const given = inTheme.map(note => `${place(note)} ${String(own.indexOf(note)).padStart(3, '0')}`)
          expect(given.toSorted()).toEqual(given)
        }
      }
    }),
  )
})

test('[R3] one more note moves no other', () => {
  fc.assert(
    fc.property(boards, fc.nat(), (board, choice) => {
      fc.pre(board.notes.length > 0)
      const late = board.notes[choice % board.notes.length]
      const before = ids(boardTree({ ...board, notes: board.notes.filter(note => note !== late) }))
      const without = (all: readonly NoteId[]): NoteId[] => all.filter(id => id !== late?.id)
      const after = ids(boardTree(board)).map(branch => ({
        ...branch,
        loose: without(branch.loose),
        notes: without(branch.notes),
      }))
      expect(after.map(({ notes: own }) => own)).toEqual(before.map(({ notes: own }) => own))
      expect(after.map(({ loose }) => loose)).toEqual(before.map(({ loose }) => loose))
    }),
  )
})

test('[R4] the reading order holds each note once', () => {
  fc.assert(
    fc.property(boards, board => {
      const read = readingOrder(boardTree(board)).map(({ id }) => id)
      expect(read.toSorted()).toEqual(board.notes.map(({ id }) => id).toSorted())
    }),
  )
})

test('[R4] sections are read in their order, themes before what stands in none', () => {
  fc.assert(
    fc.property(boards, board => {
      const tree = boardTree(board)
      const walked = tree.flatMap(({ themes, loose }) => [...themes.flatMap(({ notes: own }) => own), ...loose])
      const read = readingOrder(tree)
      expect(read.map(note => walked.indexOf(note))).toEqual(
        read.map(note => walked.indexOf(note)).toSorted((a, b) => a - b),
      )
    }),
  )
})
