/** Attacks on what is shown of who is in the room. Every way that chance can go is walked, so what holds here holds for each of them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WhoAnswer, WhoQuestion } from '#model/who.ts'
import { leastCount, leastPeople, resultOf, sayShare, shownCounts, type Chance } from './who-counts.ts'

const seeded = (numRuns: number) => ({ seed: 20270324, numRuns })

/** Chance that comes from a list of numbers, over and over. */
const chanceFrom = (draws: readonly number[]): Chance => {
  let at = 0
  return sides => (draws[at++ % draws.length] ?? 0) % sides
}
const someChance = fc.array(fc.nat(1000), { minLength: 30, maxLength: 60 }).map(chanceFrom)
const someCounts = fc.array(fc.nat(40), { minLength: 2, maxLength: 12 }).filter(counts => sum(counts) >= leastPeople)
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

test('[MO1] no count under five is shown, never is one alone hidden, what is shown is a multiple of five, and those that are hidden may be somebody', () => {
  fc.assert(
    fc.property(someCounts, someChance, (counts, chance) => {
      const shown = shownCounts(counts, chance)
      expect(shown.every((about, at) => about === null || (counts[at] ?? 0) >= leastCount)).toBe(true)
      expect(shown.every(about => about === null || (about % 5 === 0 && about >= 5))).toBe(true)
      const hidden = shown.filter(about => about === null).length
      expect(hidden).not.toBe(1)
      const room = sum(counts) - leastCount * (shown.length - hidden)
      expect(hidden === 0 || hidden === shown.length || room >= 2).toBe(true)
    }),
    seeded(2000),
  )
})

/** Which counts can be hidden: every way that chance can go, by taking each branch of it in turn. The noise, which hides nothing, takes one. */
function hidings(counts: readonly number[]): Set<string> {
  const found = new Set<string>()
  const walk = (path: readonly number[]): void => {
    const asked: number[] = []
    const shown = shownCounts(counts, sides => {
      asked.push(sides)
      return path[asked.length - 1] ?? 0
    })
    found.add(patternOf(shown))
    // Four draws, and what is hidden besides, come first; what the noise does after them changes no hiding.
    for (let at = path.length; at < Math.min(asked.length, 8); at += 1)
      for (let side = 1; side < Math.min(asked[at] ?? 1, asked[at] === 8 || asked[at] === 4 ? 2 : 4); side += 1)
        walk([...path, ...Array.from({ length: at - path.length }, () => 0), side])
  }
  walk([])
  return found
}
const patternOf = (shown: readonly (number | null)[]): string =>
  shown.map(about => (about === null ? 'h' : 's')).join('')

/** All ways to spread so many people over so many answers. */
function worlds(people: number, answers: number): number[][] {
  if (answers === 1) return [[people]]
  return Array.from({ length: people + 1 }, (_, first) =>
    worlds(people - first, answers - 1).map(rest => [first, ...rest]),
  ).flat()
}

const hiddenIn = (pattern: string): number[] =>
  Array.from({ length: pattern.length }, (_, at) => at).filter(at => pattern[at] === 'h')

const onePersonElsewhere = (counts: readonly number[], pattern: string): number[][] =>
  hiddenIn(pattern)
    .filter(from => (counts[from] ?? 0) > 0)
    .flatMap(from =>
      hiddenIn(pattern)
        .filter(to => to !== from)
        .map(to => counts.with(from, (counts[from] ?? 0) - 1).with(to, (counts[to] ?? 0) + 1)),
    )

for (const [people, answers] of [
  [10, 3],
  [13, 3],
  [16, 3],
  [11, 4],
] as const)
  test(`[MO2] of ${people} people and ${answers} answers: whoever knows how many answered and what all but one said cannot tell in which hidden count that one is`, () => {
    const all = new Map(worlds(people, answers).map(counts => [counts.join(), hidings(counts)]))
    expect(all.size).toBeGreaterThan(60)
    const tried = [...all].flatMap(([key, patterns]) =>
      [...patterns].flatMap(pattern =>
        onePersonElsewhere(key.split(',').map(Number), pattern).map(other => ({ key, pattern, other: other.join() })),
      ),
    )
    // The same but for one person, who is in another hidden count: it can look exactly the same.
    expect(tried.filter(({ pattern, other }) => all.get(other)?.has(pattern) !== true)).toEqual([])
    expect(tried.length).toBeGreaterThan(100)
  })

test('[MO2] whoever knows only what is shown, of any number of sessions, finds at least two ways for each hidden count, also with the exact number of people', () => {
  const byView = new Map<string, number[][]>()
  for (const people of [10, 14])
    for (const counts of worlds(people, 3))
      for (const pattern of hidings(counts)) {
        const view = `${people} ${pattern}`
        byView.set(view, [...(byView.get(view) ?? []), counts])
      }
  const waysOf = [...byView].flatMap(([view, possible]) =>
    hiddenIn(view.split(' ')[1] ?? '').map(at => new Set(possible.map(counts => counts[at])).size),
  )
  expect(Math.min(...waysOf)).toBeGreaterThan(1)
  expect(byView.size).toBeGreaterThan(4)
})

/** Of so many throws before the last one. */
const likelihoodOf = (throws: number): number => 3 ** -throws * (throws === 12 ? 1 : 2 / 3)

/** How likely each number is for a count that is shown, with all the coins of it. */
function likelihoods(count: number, people: number): Map<number, number> {
  const found = new Map<number, number>()
  for (let up = 0; up <= 12; up += 1)
    for (let down = 0; down <= 12; down += 1) {
      const coins = [...Array.from({ length: up }, () => 0), 1, ...Array.from({ length: down }, () => 0), 1]
      // Where twelve have come up no further one is thrown.
      if (up === 12) coins.splice(12, 1)
      // Another answer takes part, so that two are shown; eight sides say whether one is.
      const draws = [1, 1, ...coins]
      let at = 0
      const [about] = shownCounts([count, people - count], sides => {
        const draw = draws[at++] ?? 1
        return sides === 3 || sides === 2 || sides === 4 || sides === 8 ? draw : 0
      })
      const chance = likelihoodOf(up) * likelihoodOf(down)
      if (about !== null && about !== undefined) found.set(about, (found.get(about) ?? 0) + chance)
    }
  return found
}

test('[MO3] one person more or less makes any number that is shown at most three times as likely, and none of them impossible', () => {
  const people = 40
  for (let count = 7; count < 30; count += 1) {
    const [one, other] = [likelihoods(count, people), likelihoods(count + 1, people)]
    expect([...one.values()].reduce((all, chance) => all + chance, 0)).toBeCloseTo(1)
    for (const [about, chance] of one) {
      // The coins end at twelve, which leaves out what is less likely than one in some thousands.
      if (chance < 0.002) continue
      const ratio = chance / (other.get(about) ?? 0)
      expect(ratio).toBeLessThan(3.01)
      expect(ratio).toBeGreaterThan(0.33)
    }
  }
})

const question: WhoQuestion = { text: 'Q', hint: '', options: ['A', 'B'], ownWords: true }
const lines = (answers: readonly WhoAnswer[], chance: Chance = chanceFrom([1])) =>
  resultOf(
    [question],
    answers.map(answer => [answer]),
    chance,
  )
const times = (count: number, answer: WhoAnswer): WhoAnswer[] => Array.from({ length: count }, () => answer)

test('[MO1] nothing at all is said of fewer than ten, and a share only of twenty-five', () => {
  expect(lines(times(9, 0))).toEqual({ people: null, questions: [] })
  expect(lines(times(10, 0)).people).toBe(10)
  expect(sayShare(10, 20)).toBe('')
  expect(sayShare(10, 25)).toBe('40%')
  expect(sayShare(null, 50)).toBe('')
})

test('[MO4] words that five people chose alike are an answer of their own; other words are counted and stand nowhere', () => {
  const said = [
    ...times(8, { words: ' Non-Binary' }),
    ...times(8, { words: 'non-binary  ' }),
    { words: 'Secretly rare' },
  ]
  const result = lines([...said, ...times(8, 0), ...times(8, 1)])
  expect(result.questions[0]?.counts.map(({ label }) => label)).toContain('non-binary')
  expect(JSON.stringify(result)).not.toMatch(/rare/i)
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('x', 'yy', 'zzz'), { minLength: 10, maxLength: 40 }),
      someChance,
      (all, chance) => {
        const shown = lines(
          all.map(words => ({ words })),
          chance,
        ).questions[0]?.counts
        for (const one of shown?.filter(({ of }) => of === 'same-words') ?? []) {
          expect(all.filter(words => words === one.label).length).toBeGreaterThanOrEqual(leastCount)
          expect(one.about).not.toBeNull()
        }
        expect(shown?.filter(({ about }) => about === null)).not.toHaveLength(1)
      },
    ),
    seeded(500),
  )
})

test('[MO1] no line of a result knows of two questions, and the order in which forms were sent changes nothing', () => {
  const second: WhoQuestion = { ...question, text: 'R', ownWords: false }
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0, 1, null, 'prefer-not' as const), fc.constantFrom(0, 1, null)), {
        minLength: 10,
        maxLength: 40,
      }),
      fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
      (sent, draws) => {
        const result = resultOf([question, second], sent, chanceFrom(draws))
        // Whoever is put together with whom: the second answers are dealt out anew.
        const dealt = sent.map(([first], at): WhoAnswer[] => [first, sent[sent.length - 1 - at]?.[1] ?? null])
        expect(resultOf([question, second], dealt, chanceFrom(draws))).toEqual(result)
        expect(resultOf([question, second], sent.toReversed(), chanceFrom(draws))).toEqual(result)
      },
    ),
    seeded(300),
  )
})
