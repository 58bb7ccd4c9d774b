/**
 * Somebody wants to be thanked by name in the document. It is kept apart from the words, and says nothing of what they did: who wrote,
 * who came and who helped in another way stand here alike.
 */
import * as z from 'zod/mini'
import { line, optionalWords, words } from './text.ts'

export const mostAcknowledgements = 2000

/** wanted: nobody of the team has looked at it. held: they show it nowhere. withdrawn: the name is gone. */
export const acknowledgementStates = ['wanted', 'shown', 'held', 'withdrawn'] as const
export const AcknowledgementState = z.enum(acknowledgementStates)
export type AcknowledgementState = z.infer<typeof AcknowledgementState>

const mailAddress = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{3,190}$/u

/** What the person says. */
export const ThanksAsk = z.object({
  /** Letter for letter as it is to stand in the document. */
  name: line(80, 'Write your name as it should stand in the document.'),
  /** Where a letter of thanks reaches them; empty where they want none. */
  mail: z
    .string()
    .check(z.refine(text => text === '' || mailAddress.test(text), 'Write one e-mail address, like name@example.org.')),
})
export type ThanksAsk = Readonly<z.infer<typeof ThanksAsk>>

export const Acknowledgement = z.object({
  /** The hash of the secret by which its author comes back. */
  id: z.string(),
  /** A keyed hash of the strategy. */
  scope: z.string(),
  name: z.string(),
  mail: z.string(),
  /** Of the last change: `2027-03-24` */
  day: z.string(),
  state: AcknowledgementState,
  /** Whether the letter of thanks went to them. */
  isWrittenTo: z.boolean(),
})
export type Acknowledgement = Readonly<z.infer<typeof Acknowledgement>>

export const ThanksLetter = z.object({
  subject: line(120, 'Give the letter a subject.'),
  text: words(5000, 'Write the letter.'),
})
export type ThanksLetter = Readonly<z.infer<typeof ThanksLetter>>

/** How a strategy thanks people. */
export const ThanksTerms = z.object({
  /** A keyed hash of the strategy. */
  id: z.string(),
  /** Whether names are taken. */
  isOpen: z.boolean(),
  /** What stands above the names, and on the page where people give theirs. */
  intro: optionalWords(600),
  letter: z.nullable(ThanksLetter),
})
export type ThanksTerms = Readonly<z.infer<typeof ThanksTerms>>
