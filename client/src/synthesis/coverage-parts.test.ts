/** The coverage in parts, and the notes that each of its numbers leads to. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, PlacementId, ParkedId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import { routes } from '@waymark/shared/model/note.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { addCoverage, coverageOf, type Coverage } from '@waymark/shared/rules/coverage.ts'
import { coverageBy, notesAlone } from '@waymark/shared/rules/coverage-by.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { noFilter, passes, type NoteFilter } from './note-filter.ts'

const themes = [0, 1, 2].map(at => ({ id: ThemeId.parse(`theme-00000${at}`) }))
const idOf = (at: number): NoteId => NoteId.parse(`note-${String(at).padStart(7, '0')}`)

const standing = fc.record({
  themes: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  parked: fc.boolean(),
  room: fc.integer({ min: 1, max: 3 }),
  section: fc.nat(2),
  route: fc.constantFrom(...routes),
})

const gathered = fc.array(standing, { maxLength: 20 }).map(all => {
  const notes = all.map(({ room, section, route }, at): RoomNote => ({
    id: idOf(at),
    sectionId: SectionId.parse(`section-00${section}`),
    text: 'Words',
    order: 'a0',
    signedBy: null,
    route,
    roomNumber: room,
  }))
  const placements = all.flatMap((one, at) =>
    one.themes.flatMap(theme => {
      const themeId = themes[theme]?.id
      return themeId === undefined
        ? []
        : [{ id: PlacementId.parse(`placed-${at}-${theme}-x`), noteId: idOf(at), themeId }]
    }),
  )
  const parked = all.flatMap(({ parked: is }, at) =>
    is ? [{ id: ParkedId.parse(`parked-${at}-xxxxx`), noteId: idOf(at), reason: 'Later' }] : [],
  )
  return { notes, grouping: readGrouping(themes, placements, parked) }
})

const none: Coverage = { placed: 0, parked: 0, notLookedAt: 0 }

test('[T90] by room, by section and by route the coverage adds up to that of all, and each number leads to so many notes', () => {
  fc.assert(
    fc.property(gathered, ({ notes, grouping }) => {
      const found = (filter: Partial<NoteFilter>): number =>
        notes.filter(
          passes({ ...noFilter, ...filter }, { ...grouping, marks: new Map(), alone: notesAlone(notes, grouping) }),
        ).length
      const parts: readonly ReadonlyMap<unknown, Coverage>[] = [
        coverageBy(notes, grouping, ({ roomNumber }) => roomNumber),
        coverageBy(notes, grouping, ({ sectionId }) => sectionId),
        coverageBy(notes, grouping, ({ route }) => route),
      ]
      for (const part of parts)
        expect([...part.values()].reduce(addCoverage, none)).toEqual(coverageOf(notes, grouping))
      for (const [roomNumber, coverage] of coverageBy(notes, grouping, note => note.roomNumber)) {
        expect(found({ roomNumber, stands: 'placed' })).toBe(coverage.placed)
        expect(found({ roomNumber, stands: 'parked' })).toBe(coverage.parked)
        expect(found({ roomNumber, stands: 'not-looked-at' })).toBe(coverage.notLookedAt)
      }
    }),
  )
})

test('[T91] who stands alone in a theme is found, also where the note stands with others in another', () => {
  const [one, two] = [ThemeId.parse('theme-000000'), ThemeId.parse('theme-000001')]
  const grouping = {
    themesOf: new Map([
      [idOf(0), [one]],
      [idOf(1), [one, two]],
      [idOf(2), []],
    ]),
  }
  const alone = notesAlone([{ id: idOf(0) }, { id: idOf(1) }, { id: idOf(2) }], grouping)
  expect([...alone]).toEqual([idOf(1)])
  expect([...notesAlone([{ id: idOf(0) }], grouping)]).toEqual([idOf(0)])
})
