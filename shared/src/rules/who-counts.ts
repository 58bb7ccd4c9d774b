/**
 * What may be shown of who is in the room. Nothing where fewer than ten people answered. No count under five is shown, and where one is
 * hidden at least one more is, so that none is found by taking away; counts of five and more are hidden, too, now and then, by chance. So
 * whoever knows how many answered and what everybody but one said still cannot tell which of the hidden counts that one is in.
 *
 * What is shown is moved a little by chance (the geometric mechanism; Ghosh, Roughgarden and Sundararajan, 2009: one person more or less
 * makes any number at most three times as likely) and then rounded to five.
 */
import type { WhoAnswer, WhoCount, WhoQuestion, WhoResult } from '#model/who.ts'

export const leastPeople = 10
export const leastCount = 5
/** Of so many people or more, rounded, a share is said. */
export const leastForShare = 25

/** A whole number from 0 to one below `sides`, each as likely. */
export type Chance = (sides: number) => number

/** Null for what is not shown. All counts together are all who answered the form: at least `leastPeople`. */
export function shownCounts(counts: readonly number[], chance: Chance): readonly (number | null)[] {
  const people = counts.reduce((sum, count) => sum + count, 0)
  const shown = new Set(counts.flatMap((count, at) => (isShown(count, chance) ? [at] : [])))
  while (shown.size < counts.length && givesAway(counts.length - shown.size, people, shown.size))
    shown.delete([...shown][chance(shown.size)] ?? -1)
  return counts.map((count, at) => (shown.has(at) ? blurred(count, people, chance) : null))
}

/** What a half, a quarter or an eighth of them hides: the nearer to five the oftener, for whether it is shown says something. */
function isShown(count: number, chance: Chance): boolean {
  if (count < leastCount) return false
  return chance(count === leastCount ? 2 : count === leastCount + 1 ? 4 : 8) > 0
}

/** Of one hidden count all is known that is known of the others; and where those that are shown must hold everybody, all that are hidden are none. */
const givesAway = (hidden: number, people: number, shown: number): boolean =>
  shown > 0 && (hidden === 1 || people - shown * leastCount < 2)

const toFive = (count: number): number => Math.round(count / 5) * 5

/** At least five, and not more than all. */
const blurred = (count: number, people: number, chance: Chance): number =>
  Math.min(toFive(people), Math.max(leastCount, toFive(count + tails(chance) - tails(chance))))

const mostTails = 12

/** How often one of three sides comes up before another does: the difference of two such is the noise, usually less than two. */
function tails(chance: Chance): number {
  let count = 0
  while (count < mostTails && chance(3) === 0) count += 1
  return count
}

/** Every question by itself: no two are ever crossed. */
export function resultOf(
  questions: readonly WhoQuestion[],
  sent: readonly (readonly WhoAnswer[])[],
  chance: Chance,
): WhoResult {
  if (sent.length < leastPeople) return { people: null, questions: [] }
  return {
    people: toFive(sent.length),
    questions: questions.map((question, at) => ({
      text: question.text,
      counts: countsOf(
        question,
        sent.map(answers => answers[at] ?? null),
        chance,
      ),
    })),
  }
}

interface Line extends Pick<WhoCount, 'of' | 'label'> {
  readonly count: number
}

/** Words that several people chose alike are an answer of their own if they can be shown, and otherwise some of the other words. */
function countsOf(question: WhoQuestion, answers: readonly WhoAnswer[], chance: Chance): WhoCount[] {
  let alike = question.ownWords ? wordsOfMany(answers) : []
  for (;;) {
    const lines = linesOf(question, answers, alike)
    const shown = shownCounts(
      lines.map(({ count }) => count),
      chance,
    )
    const counts = lines.map(({ of, label }, at) => ({ of, label, about: shown[at] ?? null }))
    const hidden = new Set(
      counts.filter(({ of, about }) => of === 'same-words' && about === null).map(one => one.label),
    )
    if (hidden.size === 0) return counts
    alike = alike.filter(words => !hidden.has(words))
  }
}

function linesOf({ options, ownWords }: WhoQuestion, answers: readonly WhoAnswer[], alike: readonly string[]): Line[] {
  const howMany = (fits: (answer: WhoAnswer) => boolean): number => answers.filter(fits).length
  const own = answers.map(plainWords).filter(words => words !== undefined)
  const known = new Set(alike)
  return [
    ...options.map((label, at): Line => ({ of: 'option', label, count: howMany(answer => answer === at) })),
    ...alike.map((label): Line => ({ of: 'same-words', label, count: own.filter(words => words === label).length })),
    ...(ownWords
      ? [{ of: 'own-words', label: 'In other words', count: own.filter(words => !known.has(words)).length } as const]
      : []),
    { of: 'prefer-not', label: 'Prefer not to say', count: howMany(answer => answer === 'prefer-not') },
    { of: 'no-answer', label: 'No answer', count: howMany(answer => answer === null) },
  ]
}

/** However they are spaced, and whether in capitals or not. */
const plainWords = (answer: WhoAnswer): string | undefined =>
  typeof answer === 'object' && answer !== null
    ? answer.words.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB')
    : undefined

function wordsOfMany(answers: readonly WhoAnswer[]): string[] {
  const counts = new Map<string, number>()
  for (const words of answers.map(plainWords)) if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= leastCount)
    .map(([words]) => words)
    .toSorted((a, b) => (a < b ? -1 : 1))
}

/** `20%`, of rounded numbers; empty where too few answered to say a share. */
export const sayShare = (about: number | null, people: number | null): string =>
  about === null || people === null || people < leastForShare ? '' : `${Math.round((100 * about) / people)}%`

/** As it is read: on the page, in the table. */
export const sayCount = (about: number | null): string => (about === null ? 'Not shown' : `About ${about}`)

/** What stands under every result. */
export const howItIsCounted =
  'Fewer than 5 are never shown, and what could be worked out from the rest is not shown either; a few more are hidden by chance. What is shown was moved a little by chance and rounded to 5, so the numbers do not add up exactly, and none can be taken from another.'
