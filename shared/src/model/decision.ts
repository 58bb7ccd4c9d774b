/** A decision, so that it can be understood later: what was asked, of whom, what there was to choose from, and what came of it. */
import * as z from 'zod/mini'
import { DecisionId, StatementId, StrategyId, ThemeId } from './ids.ts'
import { hasWords, line, optionalWords, words } from './text.ts'
import { Instant } from './time.ts'

/** Of one strategy. */
export const mostDecisions = 500
export const leastOptions = 2
export const mostOptions = 8
/** Themes, and statements, that a decision is about. */
const mostLinked = 100
const mostAsked = 1_000_000

/** A day on the calendar, such as 2027-03-24. */
export const CalendarDay = z.string().check(
  z.regex(/^(?:19|20|21)\d\d-\d\d-\d\d$/, 'Give a day, with a year from 1900 to 2199.'),
  z.refine<string>(day => {
    const moment = new Date(`${day}T00:00Z`)
    return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
  }, 'There is no such day.'),
)
export type CalendarDay = z.infer<typeof CalendarDay>

/** Everybody could live with it; most were for it; or somebody decided. */
export const waysToDecide = ['consent', 'vote', 'somebody'] as const
export const WayToDecide = z.enum(waysToDecide, 'Say how it was decided.')
export type WayToDecide = z.infer<typeof WayToDecide>

const fields = {
  question: line(300, 'Say what was to be decided.'),
  /** How it came to be asked. */
  background: optionalWords(4000),
  options: z
    .array(words(600, 'Say what this option is, or take it away.'))
    .check(
      z.minLength(leastOptions, `Give at least ${leastOptions} options.`),
      z.maxLength(mostOptions, `At most ${mostOptions} options fit.`),
    ),
  /** Who was asked, in words; and how many people, where that is known. */
  asked: optionalWords(1000),
  askedPeople: z.nullable(
    z
      .int('Give a whole number, or leave it empty.')
      .check(
        z.minimum(1, 'Give a number from 1, or leave it empty.'),
        z.maximum(mostAsked, `At most ${mostAsked.toLocaleString('en-GB')} fit.`),
      ),
  ),
  how: WayToDecide,
  /** More about that: who decided, how many were for it, what was said against it. */
  howMore: optionalWords(2000),
  /** The place of the option that was chosen, from 0; null where the result is another one. */
  chosen: z.nullable(z.int().check(z.minimum(0), z.maximum(mostOptions - 1))),
  /** The result in own words: beside the option, or in place of one. */
  result: optionalWords(2000),
  reason: words(4000, 'Say why, so that others can follow.'),
  decidedOn: CalendarDay,
  /** When it is looked at again; null for not at all. */
  reviewOn: z.nullable(CalendarDay),
  statementIds: z.array(StatementId).check(z.maxLength(mostLinked, `At most ${mostLinked} statements fit.`)),
  themeIds: z.array(ThemeId).check(z.maxLength(mostLinked, `At most ${mostLinked} themes fit.`)),
  /** Whether everybody can read it, beside what is published of the draft. */
  isPublished: z.boolean(),
}

type Fields = z.infer<z.ZodMiniObject<typeof fields>>

const hasResult = z.refine<Fields>(({ chosen, result }) => chosen !== null || hasWords(result), {
  error: 'Choose an option, or write what came of it.',
  path: ['result'],
})
const isAnOption = z.refine<Fields>(({ chosen, options }) => chosen === null || chosen < options.length, {
  error: 'Choose one of the options.',
  path: ['chosen'],
})
const reviewComesAfter = z.refine<Fields>(({ decidedOn, reviewOn }) => reviewOn === null || reviewOn >= decidedOn, {
  error: 'It is looked at again after it was decided: give a later day.',
  path: ['reviewOn'],
})

/** What somebody fills in. */
export const DecisionForm = z.object(fields).check(hasResult, isAnOption, reviewComesAfter)
export type DecisionForm = Readonly<z.infer<typeof DecisionForm>>

export const Decision = z.object({
  ...fields,
  id: DecisionId,
  strategyId: StrategyId,
  /** As they called themselves, or their role in words. */
  by: z.string(),
  at: Instant,
  /** 1 for the first, and one more with each change. */
  revision: z.int().check(z.positive()),
})
export type Decision = Readonly<z.infer<typeof Decision>>
