/** Decisions in words, and which of them is to be looked at again. */
import type { CalendarDay, Decision, WayToDecide } from '#model/decision.ts'
import { hasWords } from '#model/text.ts'
import { dayOf } from '#model/time.ts'

export const wayNames: Readonly<Record<WayToDecide, string>> = {
  consent: 'By consent: everybody could live with it',
  vote: 'By a vote',
  somebody: 'Somebody decided',
}

type Dated = Pick<Decision, 'id' | 'decidedOn' | 'reviewOn'>

export const isDueForReview = ({ reviewOn }: Pick<Decision, 'reviewOn'>, today: CalendarDay): boolean =>
  reviewOn !== null && reviewOn <= today

/** Those to be looked at again first, the longest due before the others; then the rest, the newest first. */
export function inReviewOrder<D extends Dated>(decisions: readonly D[], today: CalendarDay): D[] {
  const due = decisions.filter(one => isDueForReview(one, today))
  const rest = decisions.filter(one => !isDueForReview(one, today))
  return [
    ...due.toSorted((a, b) => compare(a.reviewOn ?? '', b.reviewOn ?? '') || compare(a.id, b.id)),
    ...rest.toSorted((a, b) => compare(b.decidedOn, a.decidedOn) || compare(a.id, b.id)),
  ]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What came of it: the option that was chosen, and what was written. */
export const resultOf = ({ chosen, options, result }: Pick<Decision, 'chosen' | 'options' | 'result'>): string[] =>
  [chosen === null ? '' : (options[chosen] ?? ''), result].filter(hasWords)

/** `The members of the food group, 42 people`; empty where nothing is known. Fewer people than `few` are told as that. */
export const sayAsked = ({ asked, askedPeople }: Pick<Decision, 'asked' | 'askedPeople'>, few = 0): string =>
  [hasWords(asked) ? asked : '', askedPeople === null ? '' : sayPeople(askedPeople, few)]
    .filter(part => part !== '')
    .join(', ')

const sayPeople = (people: number, few: number): string =>
  people < few ? `fewer than ${few} people` : people === 1 ? '1 person' : `${people} people`

/** `Wednesday 24 March 2027` */
export const sayCalendarDay = (day: CalendarDay): string => dayOf({ local: `${day}T00:00`, zone: 'UTC' })
