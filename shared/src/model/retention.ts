/**
 * How long what is kept of people is kept: classes of data, what the organisers of the whole server set for each, and the list that is
 * made before anything goes (a dry run). Where and when nothing was set, the usual times hold.
 */
import * as z from 'zod/mini'
import { SessionId, StrategyId } from './ids.ts'
import { optionalWords } from './text.ts'
import { Instant } from './time.ts'

/** Those that are kept for so many months, in the order of the page. */
export const timedClasses = ['contact', 'words', 'payment', 'record', 'history'] as const
export const TimedClass = z.enum(timedClasses)
export type TimedClass = z.infer<typeof TimedClass>

/** Those that go, or stay, by a rule that nobody sets. */
export const fixedClasses = ['monitoring', 'concerns', 'moment', 'series', 'settings'] as const
export type RetentionClass = TimedClass | (typeof fixedClasses)[number]

interface Bounds {
  readonly usual: number
  readonly least: number
  readonly most: number
}

/** In months. What is owed by law is not let go before; nothing is kept for longer than anybody could explain. */
export const monthsOf: Readonly<Record<TimedClass, Bounds>> = {
  contact: { usual: 12, least: 1, most: 36 },
  words: { usual: 24, least: 1, most: 120 },
  payment: { usual: 84, least: 72, most: 144 },
  record: { usual: 24, least: 6, most: 84 },
  history: { usual: 12, least: 1, most: 60 },
}

/** Null: kept until somebody removes it. */
const months = ({ least, most }: Bounds) => {
  const said = `Give a whole number of months from ${least} to ${most}, or keep it.`
  return z.nullable(z.int(said).check(z.minimum(least, said), z.maximum(most, said)))
}
export const Months = z.object({
  contact: months(monthsOf.contact),
  words: months(monthsOf.words),
  payment: months(monthsOf.payment),
  record: months(monthsOf.record),
  history: months(monthsOf.history),
})
export type Months = Readonly<z.infer<typeof Months>>

export const usualMonths: Months = { contact: 12, words: 24, payment: 84, record: 24, history: 12 }

/** Who answers for what is kept, as the notice says it. */
export const NoticeOf = z.object({
  /** Empty while nobody has said. */
  controller: optionalWords(120),
  contact: optionalWords(300),
  /** Where somebody complains who is not content with the answer. */
  complaints: optionalWords(300),
})
export type NoticeOf = Readonly<z.infer<typeof NoticeOf>>

export const usualComplaints =
  'In the United Kingdom you can complain to the Information Commissioner’s Office: ico.org.uk/make-a-complaint.'

export const PrivacySettings = z.object({
  /** There is one. */
  id: z.literal('privacy'),
  months: Months,
  /** Whether what is due goes by itself, a week after the list of it was made. */
  isAutomatic: z.boolean(),
  /** Whoever is sent the list by e-mail then; empty for nobody. */
  tellTo: optionalWords(254),
  notice: NoticeOf,
  /** Counts up with every change: the notice has it as its version. */
  version: z.int(),
})
export type PrivacySettings = Readonly<z.infer<typeof PrivacySettings>>

export const usualPrivacy: PrivacySettings = {
  id: 'privacy',
  months: usualMonths,
  isAutomatic: false,
  tellTo: '',
  notice: { controller: '', contact: '', complaints: usualComplaints },
  version: 0,
}

/** One line of a dry run: how much of a class goes in one place. */
export const DueLine = z.object({
  of: TimedClass,
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
  /** Of the session or strategy; empty for what belongs to the whole server. */
  title: z.string(),
  /** What goes, in words with its number. */
  what: z.array(z.string()),
  count: z.int(),
  /** The day from which it was counted, and the day on which it was due. */
  since: z.string(),
  due: z.string(),
})
export type DueLine = Readonly<z.infer<typeof DueLine>>

export const DryRun = z.object({
  /** There is one: a new one takes its place. */
  id: z.literal('dry-run'),
  /** Of this list. */
  runId: z.string(),
  at: Instant,
  /** How much time this server had seen pass by then, by something that is no clock on the wall. */
  seenMs: z.number(),
  /** Made by the server while that was turned on. */
  isAutomatic: z.boolean(),
  lines: z.array(DueLine),
  state: z.enum(['listed', 'purging', 'done']),
  /** How many things went so far. */
  gone: z.int(),
})
export type DryRun = Readonly<z.infer<typeof DryRun>>

/** Some of the rows that a dry run listed, all of one line. Goes once they are gone. */
export const DuePart = z.object({
  id: z.string(),
  runId: z.string(),
  of: TimedClass,
  since: Instant,
  strategyId: z.nullable(StrategyId),
  sessionId: z.nullable(SessionId),
  keys: z.array(z.object({ kind: z.string(), id: z.string() })),
})
export type DuePart = Readonly<z.infer<typeof DuePart>>

/** The same of people: it knows no session, and a day alone. */
export const DuePeoplePart = z.object({
  id: z.string(),
  runId: z.string(),
  of: TimedClass,
  since: z.string(),
  keys: z.array(z.object({ kind: z.string(), id: z.string() })),
})
export type DuePeoplePart = Readonly<z.infer<typeof DuePeoplePart>>

/** How much time has passed by the server that counts it: a clock that is set ahead does not move it. */
export const TimeSeen = z.object({
  /** There is one. */
  id: z.literal('time-seen'),
  /** Which server counts now, and where its count stood. */
  server: z.string(),
  monotonic: z.number(),
  at: Instant,
  ms: z.number(),
})
export type TimeSeen = Readonly<z.infer<typeof TimeSeen>>
