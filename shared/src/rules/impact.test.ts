import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Figure, FigureKey, ImpactYear } from '#model/impact.ts'
import { routes } from '#model/note.ts'
import { outcomes } from '#model/outcome.ts'
import { waysIn } from '#model/response.ts'
import { sessionTypes } from '#model/session.ts'
import { fewPeople, impactOf, publicFigure, type ImpactFacts, type NoteFact } from './impact.ts'

const year = fc.constantFrom(1900, 2026, 2027, 2199)
const many = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 12 })

const facts: fc.Arbitrary<ImpactFacts> = fc.record({
  sessions: many(
    fc.record({
      year,
      type: fc.constantFrom(...sessionTypes),
      isPaid: fc.boolean(),
      wasHeld: fc.boolean(),
      people: fc.nat(20),
    }),
  ),
  answers: many(fc.record({ year, wayIn: fc.constantFrom(...waysIn) })),
  notes: many(
    fc.record({
      session: fc.nat(3),
      year,
      route: fc.constantFrom(...routes),
      text: fc.constantFrom('a', 'b'),
      isNobodys: fc.boolean(),
    }),
  ),
  themes: many(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      year,
      outcome: fc.option(fc.constantFrom(...outcomes), { nil: undefined }),
    }),
  ),
  statements: many(fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), year })),
  decisions: many(fc.record({ year })),
})

const figure = ({ figures }: ImpactYear, key: FigureKey): Figure => figures.find(one => one.key === key)!
const overYears = (years: readonly ImpactYear[], key: FigureKey): number =>
  years.reduce((sum, one) => sum + (figure(one, key).count ?? 0), 0)
const ids = (all: readonly { readonly id: string }[]): number => new Set(all.map(({ id }) => id)).size

test('[OC20] over the years each fact is counted once, and the parts of a figure add up to it', () => {
  fc.assert(
    fc.property(facts, all => {
      const years = impactOf(all)
      expect(years.map(one => one.year)).toEqual([...new Set(years.map(one => one.year))].toSorted((a, b) => b - a))
      const held = all.sessions.filter(({ wasHeld, people }) => wasHeld || people > 0)
      expect(overYears(years, 'sessions')).toBe(held.length)
      expect(overYears(years, 'paid-sessions')).toBe(held.filter(({ isPaid }) => isPaid).length)
      expect(overYears(years, 'people')).toBe(held.reduce((sum, { people }) => sum + people, 0))
      expect(overYears(years, 'answers')).toBe(all.answers.length)
      expect(overYears(years, 'themes')).toBe(ids(all.themes))
      expect(overYears(years, 'statements')).toBe(ids(all.statements))
      expect(overYears(years, 'decisions')).toBe(all.decisions.length)
      const own = all.notes.filter(({ isNobodys }) => !isNobodys).length
      expect(overYears(years, 'notes')).toBeGreaterThanOrEqual(own)
      expect(overYears(years, 'notes')).toBeLessThanOrEqual(all.notes.length)
      for (const { count, parts } of years.flatMap(({ figures }) => figures))
        expect([0, count]).toContain(parts.reduce((sum, part) => sum + part.count, 0))
      for (const one of years)
        for (const key of ['sessions', 'people', 'answers', 'notes', 'themes'] as const)
          expect(figure(one, key).parts.reduce((sum, part) => sum + part.count, 0)).toBe(figure(one, key).count)
    }),
  )
})

const note = (session: number, more: Partial<NoteFact> = {}): NoteFact => ({
  session,
  year: 2026 + session,
  route: 'live',
  text: 'The hall is cold',
  isNobodys: false,
  ...more,
})
const none: ImpactFacts = { sessions: [], answers: [], notes: [], themes: [], statements: [], decisions: [] }
const notesOf = (notes: readonly NoteFact[]): number[][] =>
  impactOf({ ...none, notes }).map(one => [one.year, figure(one, 'notes').count ?? 0])

test('[OC24] a note that was brought along is counted where it was said, also one that came from another board', () => {
  const board = { route: 'other-board', isNobodys: true } as const
  expect(notesOf([note(0), note(1, { isNobodys: true })])).toEqual([[2026, 1]])
  expect(notesOf([note(1, board), note(0, board), note(0, board)])).toEqual([[2026, 2]])
  expect(notesOf([note(0, board), note(1, board), note(1, board), note(2, { ...board, text: 'Another' })])).toEqual([
    [2028, 1],
    [2027, 1],
    [2026, 1],
  ])
})

test('[OC21] what nobody knows is not a none', () => {
  const [only] = impactOf({ ...none, decisions: [{ year: 2027 }] })
  expect(['first-timers', 'booked', 'joined'].map(key => figure(only!, key as FigureKey).count)).toEqual([
    null,
    null,
    null,
  ])
  expect(publicFigure(figure(only!, 'booked'))).toEqual({ key: 'booked', count: null, parts: [], isFew: false })
  expect(figure(only!, 'people').count).toBe(0)
})

test('[OC22] no figure of people that everybody reads is of fewer than five, and none can be worked out from the others', () => {
  fc.assert(
    fc.property(facts, all => {
      for (const exact of impactOf(all).flatMap(({ figures }) => figures)) {
        const shown = publicFigure(exact)
        const isOfPeople = exact.key === 'people' || exact.key === 'answers'
        const few = isOfPeople && (exact.count ?? 0) < fewPeople
        expect(shown.isFew).toBe(few)
        expect(shown.count).toBe(few ? null : exact.count)
        expect((shown.parts ?? []).filter(({ count }) => isOfPeople && count < fewPeople)).toEqual([])
        // All parts or none: what is left of a figure beside those that are shown is nobody.
        expect([0, exact.parts.length]).toContain((shown.parts ?? []).length)
      }
    }),
  )
})
