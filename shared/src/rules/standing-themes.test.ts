import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoxLink } from '#model/box-link.ts'
import { BoxLinkId, NoteId, ParkedId, PlacementId, ThemeId } from '#model/ids.ts'
import type { Theme } from '#model/theme.ts'
import { coverageOf } from './coverage.ts'
import { readGrouping } from './grouping.ts'
import { standingThemes, type StandingThemes } from './standing-themes.ts'

const id = (kind: string, at: number): string => `${kind}-number-${at}`
const noteIds = Array.from({ length: 8 }, (_, at) => NoteId.parse(id('note', at)))
const themeIds = Array.from({ length: 8 }, (_, at) => ThemeId.parse(id('theme', at)))
const some = fc.option(fc.constantFrom(...themeIds), { nil: undefined })

/** As several people may have left them at once: merged and put within each other in circles, and into themes that are gone. */
const records = fc.record({
  themes: fc
    .array(fc.record({ within: some, mergedInto: some, order: fc.constantFrom('a0', 'a1', 'a2') }), { maxLength: 7 })
    .map(all =>
      all.map((one, at): Theme => ({
        ...one,
        id: themeIds[at] ?? ThemeId.parse('not-there-0'),
        name: `${at}`,
        said: '',
      })),
    ),
  placements: fc
    .array(fc.record({ noteId: fc.constantFrom(...noteIds), themeId: fc.constantFrom(...themeIds) }), { maxLength: 20 })
    .map(all => all.map((one, at) => ({ ...one, id: PlacementId.parse(id('placement', at)) }))),
  parked: fc
    .subarray(noteIds)
    .map(all => all.map((noteId, at) => ({ noteId, reason: 'Asked twice', id: ParkedId.parse(id('parked', at)) }))),
  links: fc
    .array(fc.record({ from: fc.constantFrom(...themeIds), to: fc.constantFrom(...themeIds) }), { maxLength: 4 })
    .map(all =>
      all.map((one, at): BoxLink => ({ ...one, sentence: 'They meet', id: BoxLinkId.parse(id('link', at)) })),
    ),
})

const groupingOf = ({ themes, placements, parked }: StandingThemes) => readGrouping(themes, placements, parked)

test('[T70] whatever was merged at once, every note that stood in a theme that is there stands in one, and the coverage adds up', () => {
  fc.assert(
    fc.property(records, all => {
      const standing = standingThemes(all)
      const there = new Set(all.themes.map(theme => theme.id))
      const held = all.placements.filter(({ themeId }) => there.has(themeId)).map(({ noteId }) => noteId)
      const { themesOf } = groupingOf(standing)
      expect(new Set(themesOf.keys())).toEqual(new Set(held))
      const { placed, parked, notLookedAt } = coverageOf(
        noteIds.map(noteId => ({ id: noteId })),
        groupingOf(standing),
      )
      expect(placed + parked + notLookedAt).toBe(noteIds.length)
    }),
  )
})

test('[T70] every theme either stands or is kept with the one it was merged into', () => {
  fc.assert(
    fc.property(records, all => {
      const { themes, mergedIn, whereIs } = standingThemes(all)
      const kept = [...themes, ...[...mergedIn.values()].flat()].map(theme => theme.id)
      expect(kept.toSorted()).toEqual(all.themes.map(theme => theme.id).toSorted())
      for (const [into, merged] of mergedIn) for (const theme of merged) expect(whereIs(theme.id)).toBe(into)
      for (const theme of themes) expect(whereIs(theme.id)).toBe(theme.id)
    }),
  )
})

test('[T71] a theme is a part of one that is a part of none, and follows it', () => {
  fc.assert(
    fc.property(records, all => {
      const { themes } = standingThemes(all)
      let top: string | undefined
      for (const theme of themes) {
        if (theme.within === undefined) top = theme.id
        expect(theme.within ?? top).toBe(top)
      }
    }),
  )
})

test('[T72] everybody reads the same, in whatever order the records came', () => {
  const arrivals = records.chain(all =>
    fc.record({
      all: fc.constant(all),
      themes: fc.shuffledSubarray(all.themes, { minLength: all.themes.length }),
      links: fc.shuffledSubarray(all.links, { minLength: all.links.length }),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ all, themes, links }) => {
      const [one, other] = [standingThemes(all), standingThemes({ ...all, themes, links })]
      expect(other.themes).toEqual(one.themes)
      expect(other.placements).toEqual(one.placements)
      expect(other.links.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(one.links)
      expect(new Map(other.mergedIn)).toEqual(new Map(one.mergedIn))
    }),
  )
})

test('[T70] a theme whose other half is gone stands by itself again', () => {
  const theme = (at: number, more: Partial<Theme> = {}): Theme => ({
    id: themeIds[at]!,
    name: `${at}`,
    said: '',
    order: 'a0',
    ...more,
  })
  const [one, two] = [theme(0), theme(1, { mergedInto: themeIds[0] })]
  const placements = [{ id: PlacementId.parse(id('placement', 0)), noteId: noteIds[0]!, themeId: two.id }]
  const rest = { placements, parked: [], links: [] }
  expect(groupingOf(standingThemes({ themes: [one, two], ...rest })).themesOf.get(noteIds[0]!)).toEqual([one.id])
  expect(groupingOf(standingThemes({ themes: [two], ...rest })).themesOf.get(noteIds[0]!)).toEqual([two.id])
})
