import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, ParkedId, PlacementId, ThemeId } from '#model/ids.ts'
import { addCoverage, coverageOf, sayCoverage } from './coverage.ts'
import { readGrouping } from './grouping.ts'

const id = (kind: string, at: number): string => `${kind}-number-${at}`
const noteIds = Array.from({ length: 12 }, (_, at) => NoteId.parse(id('note', at)))
const themeIds = Array.from({ length: 6 }, (_, at) => ThemeId.parse(id('theme', at)))

/** Records as peers may have left them: about notes and themes that are gone, twice, and in any order. */
const records = fc.record({
  notes: fc.subarray(noteIds.slice(0, 9)).map(some => some.map(noteId => ({ id: noteId }))),
  themes: fc.shuffledSubarray(themeIds.slice(0, 4)).map(some => some.map(themeId => ({ id: themeId }))),
  placements: fc
    .array(
      fc.record({
        noteId: fc.constantFrom(...noteIds),
        themeId: fc.constantFrom(...themeIds),
        order: fc.constantFrom('a0', 'a1', undefined),
      }),
      {
        maxLength: 40,
      },
    )
    .map(all =>
      all.map(({ order, ...placement }, at) => ({
        ...placement,
        ...(order === undefined ? {} : { order }),
        id: PlacementId.parse(id('placement', at)),
      })),
    ),
  parked: fc
    .array(fc.record({ noteId: fc.constantFrom(...noteIds), reason: fc.constantFrom('Asked twice', 'For later') }))
    .map(all => all.map((one, at) => ({ ...one, id: ParkedId.parse(id('parked', at)) }))),
})

test('[T1] placed, parked and not yet looked at make all notes, whatever was written', () => {
  fc.assert(
    fc.property(records, ({ notes, themes, placements, parked }) => {
      const { placed, parked: aside, notLookedAt } = coverageOf(notes, readGrouping(themes, placements, parked))
      expect(placed + aside + notLookedAt).toBe(notes.length)
    }),
  )
})

test('[T1] a note counts as placed only where a theme that is there holds it, and as parked only where somebody said why', () => {
  fc.assert(
    fc.property(records, ({ notes, themes, placements, parked }) => {
      const live = new Set(themes.map(theme => theme.id))
      const held = new Set(placements.filter(({ themeId }) => live.has(themeId)).map(({ noteId }) => noteId))
      const reasoned = new Set(parked.map(({ noteId }) => noteId))
      expect(coverageOf(notes, readGrouping(themes, placements, parked))).toEqual({
        placed: notes.filter(note => held.has(note.id)).length,
        parked: notes.filter(note => !held.has(note.id) && reasoned.has(note.id)).length,
        notLookedAt: notes.filter(note => !held.has(note.id) && !reasoned.has(note.id)).length,
      })
    }),
  )
})

test('[T2] the order in which records arrived changes nothing', () => {
  const arrivals = records.chain(all =>
    fc.record({
      all: fc.constant(all),
      placements: fc.shuffledSubarray(all.placements, { minLength: all.placements.length }),
      parked: fc.shuffledSubarray(all.parked, { minLength: all.parked.length }),
    }),
  )
  const sorted = <K, V>(map: ReadonlyMap<K, V>): [K, V][] =>
    [...map].toSorted(([a], [b]) => String(a).localeCompare(String(b)))
  fc.assert(
    fc.property(arrivals, ({ all, placements, parked }) => {
      const one = readGrouping(all.themes, all.placements, all.parked)
      const other = readGrouping(all.themes, placements, parked)
      expect(sorted(other.themesOf)).toEqual(sorted(one.themesOf))
      expect(sorted(other.parkedFor)).toEqual(sorted(one.parkedFor))
      expect(all.themes.map(theme => sorted(other.orderIn?.get(theme.id) ?? new Map()))).toEqual(
        all.themes.map(theme => sorted(one.orderIn?.get(theme.id) ?? new Map())),
      )
    }),
  )
})

test('[T2] a note stands in each theme once, in the order of the themes, and never is parked as well', () => {
  fc.assert(
    fc.property(records, ({ themes, placements, parked }) => {
      const { themesOf, parkedFor } = readGrouping(themes, placements, parked)
      for (const [noteId, homes] of themesOf) {
        expect(homes.length).toBeGreaterThan(0)
        expect(homes).toEqual(themes.map(theme => theme.id).filter(themeId => homes.includes(themeId)))
        expect(parkedFor.has(noteId)).toBe(false)
      }
    }),
  )
})

test('[T1] coverage is said in a sentence that adds up', () => {
  expect(sayCoverage({ placed: 26, parked: 1, notLookedAt: 2 })).toBe(
    '29 notes: 26 in a theme, 1 parked with a reason, 2 not yet looked at.',
  )
  expect(sayCoverage({ placed: 0, parked: 0, notLookedAt: 1 })).toBe(
    '1 note: 0 in a theme, 0 parked with a reason, 1 not yet looked at.',
  )
  expect(addCoverage({ placed: 1, parked: 2, notLookedAt: 3 }, { placed: 10, parked: 20, notLookedAt: 30 })).toEqual({
    placed: 11,
    parked: 22,
    notLookedAt: 33,
  })
})
