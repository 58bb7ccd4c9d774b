/**
 * Somebody asks for a page or a document in another format. It is kept apart from the words: what it is about is a label, and no id of
 * anything leads from here to there. What is known of a person is what they typed to be sent it, and days.
 */
import * as z from 'zod/mini'
import { line, optionalWords } from './text.ts'

export const mostFormatRequests = 2000

export const askedFormats = ['large-print', 'braille', 'audio', 'bsl', 'easy-read', 'language', 'else'] as const
export const AskedFormat = z.enum(askedFormats, 'Choose one of these formats.')
export type AskedFormat = z.infer<typeof AskedFormat>

export const reachWays = ['email', 'phone', 'post'] as const
export const ReachWay = z.enum(reachWays, 'Choose how we reach you.')
export type ReachWay = z.infer<typeof ReachWay>

export const formatStates = ['asked', 'in-hand', 'done', 'cannot'] as const
export const FormatState = z.enum(formatStates)
export type FormatState = z.infer<typeof FormatState>

/** What the person says. */
export const FormatAsk = z.object({
  format: AskedFormat,
  /** Which language, or which other format. */
  which: optionalWords(120),
  name: line(80, 'Say what to call you.'),
  way: ReachWay,
  reach: optionalWords(400).check(z.refine(text => text.trim() !== '', 'Say how to reach you.')),
  note: optionalWords(1000),
})
export type FormatAsk = Readonly<z.infer<typeof FormatAsk>>

export const FormatRequest = z.object({
  ...FormatAsk.shape,
  /** The hash of the secret by which its author comes back. */
  id: z.string(),
  /** Whose it is to do: a keyed hash of the strategy, or of the whole server. */
  scope: z.string(),
  /** As the server calls the page: `Our Direction 2027 to 2031, version 2` */
  about: z.string(),
  /** `2027-03-24` */
  day: z.string(),
  /** The day by which whoever asked was told they would hear. */
  due: z.string(),
  state: FormatState,
  /** What the team says about it, to whoever asked. */
  said: optionalWords(1000),
  /** Of the last change by the team; empty before. */
  saidOn: z.string(),
})
export type FormatRequest = Readonly<z.infer<typeof FormatRequest>>

/** How a strategy offers other formats. */
export const FormatTerms = z.object({
  /** A keyed hash of the strategy. */
  id: z.string(),
  /** Whether each document ends with the address where other formats are asked for. */
  isInDocuments: z.boolean(),
})
export type FormatTerms = Readonly<z.infer<typeof FormatTerms>>
