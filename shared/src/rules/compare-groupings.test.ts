import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, ThemeId } from '#model/ids.ts'
import { compareGroupings } from './compare-groupings.ts'
import { sayAgreement, sayLeftOut } from './compare-words.ts'

const noteIds = Array.from({ length: 9 }, (_, at) => NoteId.parse(`note-number-${at}`))
const themeIds = (of: string) => Array.from({ length: 4 }, (_, at) => ThemeId.parse(`theme-${of}-000${at}`))

type Themes = Parameters<typeof compareGroupings>[0]

/** A note may stand in several themes, or in none. */
const grouping = (of: string): fc.Arbitrary<Themes> =>
  fc.array(fc.subarray(themeIds(of)), { minLength: noteIds.length, maxLength: noteIds.length }).map(all => ({
    themesOf: new Map(
      noteIds.flatMap((id, at) => ((all[at]?.length ?? 0) === 0 ? [] : [[id, all[at] ?? []] as const])),
    ),
  }))
const both = fc.tuple(grouping('a'), grouping('b'))

const groupsOf = (groups: Readonly<Record<string, string>>): Themes => ({
  themesOf: new Map(
    Object.entries(groups).flatMap(([name, notes]) =>
      notes.split('').map(at => [noteIds[Number(at)]!, [ThemeId.parse(`theme-${name}-0000`)]] as const),
    ),
  ),
})

/** As it is defined: pair by pair. */
function alikeByPairs(a: Themes, b: Themes): number | undefined {
  const shared = noteIds.filter(id => a.themesOf.has(id) && b.themesOf.has(id))
  const together = ({ themesOf }: Themes, one: NoteId, other: NoteId): boolean =>
    themesOf.get(one)?.some(id => themesOf.get(other)?.includes(id)) === true
  const pairs = shared.flatMap((one, at) => shared.slice(at + 1).map(other => [one, other] as const))
  if (pairs.length === 0) return undefined
  return pairs.filter(([one, other]) => together(a, one, other) === together(b, one, other)).length / pairs.length
}

test('[T152] two groupings are compared pair by pair, the same from both sides, and a grouping with itself is the same', () => {
  fc.assert(
    fc.property(both, ([a, b]) => {
      const [there, back] = [compareGroupings(a, b), compareGroupings(b, a)]
      expect(there.alike).toEqual(alikeByPairs(a, b))
      expect([there.alike, there.byChance, there.adjusted, there.inBoth, there.inOne]).toEqual([
        back.alike,
        back.byChance,
        back.adjusted,
        back.inBoth,
        back.inOne,
      ])
      expect(there.agreed.map(one => [one.a, one.b, one.noteIds])).toEqual(
        back.agreed.map(one => [one.b, one.a, one.noteIds]),
      )
      expect(there.differing.map(one => [one.noteId, one.a, one.b])).toEqual(
        back.differing.map(one => [one.noteId, one.b, one.a]),
      )
      const itself = compareGroupings(a, a)
      expect([itself.alike ?? 1, itself.adjusted ?? 1, itself.differing, itself.inOne]).toEqual([1, 1, [], 0])
    }),
    { numRuns: 300 },
  )
})

test('[T152] what themes are called and the order in which notes come change nothing of a comparison', () => {
  fc.assert(
    fc.property(both, fc.shuffledSubarray(noteIds, { minLength: noteIds.length }), ([a, b], order) => {
      const shuffled = ({ themesOf }: Themes): Themes => ({
        themesOf: new Map(
          order.flatMap(id => (themesOf.has(id) ? [[id, [...(themesOf.get(id) ?? [])].toReversed()] as const] : [])),
        ),
      })
      const [one, other] = [compareGroupings(a, b), compareGroupings(shuffled(a), shuffled(b))]
      expect({ ...other, differing: [] }).toEqual({ ...one, differing: [] })
      expect(other.differing.map(({ noteId }) => noteId)).toEqual(one.differing.map(({ noteId }) => noteId))
      const renamed = ({ themesOf }: Themes): Themes => ({
        themesOf: new Map([...themesOf].map(([id, own]) => [id, own.map(theme => ThemeId.parse(`${theme}-anew`))])),
      })
      const anew = compareGroupings(renamed(a), renamed(b))
      expect([anew.alike, anew.adjusted, anew.differing.length]).toEqual([
        one.alike,
        one.adjusted,
        one.differing.length,
      ])
    }),
    { numRuns: 200 },
  )
})

test('[T153] a known example gives the known figure, with its words', () => {
  const compared = compareGroupings(
    groupsOf({ lifts: '012', paths: '345' }),
    groupsOf({ one: '01', two: '23', three: '45' }),
  )
  expect(compared.alike).toBeCloseTo(10 / 15, 10)
  expect(compared.adjusted).toBeCloseTo(0.2424, 4)
  expect(compared.agreed.map(({ noteIds: own }) => own)).toEqual([noteIds.slice(0, 2), noteIds.slice(4, 6)])
  expect(compared.differing.map(({ noteId }) => noteId)).toEqual(noteIds.slice(2, 4))
  expect(sayAgreement(compared)).toEqual([
    'Of 15 pairs of notes, both treat 10 alike: together in both, or apart in both.',
    'By chance it would be 8. With chance taken off, they agree a little (adjusted Rand index 0.24; 1 is the same, 0 no more than chance).',
  ])
  const apart = compareGroupings(groupsOf({ lifts: '0' }), groupsOf({ lifts: '1' }))
  expect(sayAgreement(apart)).toEqual(['No note is grouped in both yet, so there is nothing to compare.'])
  expect(sayLeftOut(apart)).toBe('2 notes are grouped in one of the two alone; the figures leave them out.')
  expect(sayAgreement(compareGroupings(groupsOf({ a: '01' }), groupsOf({ b: '01' })))).toEqual([
    'Both group the 2 notes that are in both in the very same way.',
  ])
})

test('[T153] five thousand notes in sixty themes are compared without looking at each pair', () => {
  const many = (shift: number): Themes => ({
    themesOf: new Map(
      Array.from({ length: 5000 }, (_, at) => [
        NoteId.parse(`note-number-${at}`),
        [ThemeId.parse(`theme-number-${((at + shift * Math.floor(at / 60)) % 60) + shift * 100}`)],
      ]),
    ),
  })
  const compared = compareGroupings(many(0), many(1))
  expect(compared.inBoth).toBe(5000)
})
