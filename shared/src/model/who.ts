/**
 * Who is in the room: questions about people in general, answered by whoever wants to. Nothing here says who answered, and what was
 * answered is only ever shown once, as counts, when the form is closed.
 */
import * as z from 'zod/mini'
import { line, optionalWords, words } from './text.ts'

export const maxWhoQuestions = 20
export const maxWhoOptions = 20
/** Forms that are sent in, of one session. */
export const maxWhoAnswers = 2000

export const WhoOption = line(80, 'Say what the answer is.')

export const WhoQuestion = z.object({
  text: line(160, 'Say what is asked.'),
  hint: optionalWords(240),
  options: z.array(WhoOption).check(
    z.minLength(2, 'Give at least two answers to choose from.'),
    z.maxLength(maxWhoOptions, `At most ${maxWhoOptions} answers fit.`),
    z.refine(all => new Set(all).size === all.length, 'Two of these answers are the same.'),
  ),
  /** Whether people may say it in their own words instead. Skipping and “prefer not to say” are always there. */
  ownWords: z.boolean(),
})
export type WhoQuestion = Readonly<z.infer<typeof WhoQuestion>>

/** What an organiser writes. */
export const WhoAsked = z.object({
  /** Why it is asked. */
  why: words(600, 'Say why you ask: people answer when they know what it is for.'),
  /** What changed because of the answers last time; can be empty. */
  changed: optionalWords(600),
  questions: z.array(WhoQuestion).check(
    z.minLength(1, 'Choose at least one question.'),
    z.maxLength(maxWhoQuestions, `At most ${maxWhoQuestions} questions fit.`),
    z.refine(all => new Set(all.map(({ text }) => text)).size === all.length, 'Two of these questions are the same.'),
  ),
})
export type WhoAsked = Readonly<z.infer<typeof WhoAsked>>

/** What a line of a result counts: an answer to choose, words that several people chose alike, other words, and what is always there. */
export const whoLines = ['option', 'same-words', 'own-words', 'prefer-not', 'no-answer'] as const

export const WhoCount = z.object({
  of: z.enum(whoLines),
  label: z.string(),
  /** About so many, a multiple of five; null where it is not shown. */
  about: z.nullable(z.int()),
})
export type WhoCount = Readonly<z.infer<typeof WhoCount>>

/** All that is kept of the answers once a form is closed. `people` is null where fewer than ten answered. */
export const WhoResult = z.object({
  people: z.nullable(z.int()),
  questions: z.array(z.object({ text: z.string(), counts: z.array(WhoCount) })),
})
export type WhoResult = Readonly<z.infer<typeof WhoResult>>

export const whoStates = ['draft', 'open', 'closed'] as const

/** The id is made from that of the session with a key that stays outside the database. */
export const WhoForm = z.object({
  id: z.string(),
  state: z.enum(whoStates),
  ...WhoAsked.shape,
  result: z.nullable(WhoResult),
  /** Whether everybody who has the address reads the result. */
  isPublished: z.boolean(),
})
export type WhoForm = Readonly<z.infer<typeof WhoForm>>

export const maxOwnWords = 80

/** The place of an answer among those to choose from, prefer not to say, one's own words, or nothing. */
export const WhoAnswer = z.union([
  z.int().check(z.minimum(0), z.maximum(maxWhoOptions - 1)),
  z.literal('prefer-not'),
  z.object({ words: line(maxOwnWords, 'Say it in your own words, or choose another answer.') }),
  z.null(),
])
export type WhoAnswer = Readonly<z.infer<typeof WhoAnswer>>

/**
 * All answers to one form, in one row and sorted by what is chance, so that no place in a table says who came first. `key` is a hash of
 * a number in the form, by which a form that is sent twice is known again.
 */
export const WhoAnswers = z.object({
  id: z.string(),
  sent: z.array(z.object({ key: z.string(), answers: z.array(WhoAnswer) })),
})
export type WhoAnswers = Readonly<z.infer<typeof WhoAnswers>>
