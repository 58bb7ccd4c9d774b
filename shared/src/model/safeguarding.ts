/**
 * Safeguarding: who is named as lead, and what is told to them. What people tell stands here as sealed letters alone: nothing but a day is
 * in the open, and whoever runs the server reads none of it.
 */
import * as z from 'zod/mini'
import { line, optionalWords, words } from './text.ts'

export const maxConcern = 4000
export const maxPerDay = 50
export const maxConcerns = 2000
export const maxEntries = 200

export const usualEmergency =
  'If somebody is in danger now, call 999, or 112. In the UK, call 111 for urgent medical help, and Samaritans on 116 123 at any hour.'

export const usualStatement = `Everybody who takes part here has the right to be safe, to be treated with respect and to stop whenever they want.

If something here worries you, about yourself or about somebody else, tell the person named below. You need not be sure, and you need not give your name.

What you tell is read by that person alone. They may have to pass it on where somebody could come to harm, and they tell you so first where they can.`

/** What an organiser says of it. */
export const SafeguardingForm = z.object({
  /** `Nia Rees` */
  lead: line(80, 'Say who is the lead.'),
  reach: words(300, 'Say how the lead is reached.'),
  /** `Monday to Friday, 9 to 5` */
  when: optionalWords(200),
  /** Who is reached when the lead is not, and how. */
  deputy: optionalWords(300),
  /** Where the lead is told that there is something to read; empty where nobody is told by mail. */
  mail: z.string().check(
    z.maxLength(200),
    z.refine<string>(
      text => text === '' || /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text),
      'Give one e-mail address, or leave it empty.',
    ),
  ),
  emergency: words(600, 'Say whom to call when somebody is in danger.'),
  statement: words(6000, 'Write the statement.'),
  keepYears: z
    .int('Give whole years.')
    .check(z.minimum(1, 'Keep it for at least a year.'), z.maximum(75, 'At most 75 years fit.')),
})
export type SafeguardingForm = Readonly<z.infer<typeof SafeguardingForm>>

/** Listed under nothing that is known: the id is made from that of the strategy with a key that stays outside the store. */
export const Safeguarding = z.extend(SafeguardingForm, {
  id: z.string(),
  /** What is kept of the invitation that is open; empty where none is. */
  invitation: z.string(),
  /** Of the lead who reads now; empty before anybody does. */
  keyId: z.string(),
})
export type Safeguarding = Readonly<z.infer<typeof Safeguarding>>

/** A private key, sealed by something that one person knows. */
export const Wrap = z.object({ salt: z.string(), cost: z.int(), sealed: z.string() })
export type Wrap = Readonly<z.infer<typeof Wrap>>

export const LeadKey = z.object({
  id: z.string(),
  of: z.string(),
  /** Of the lead whose it is: stands beside what they did. */
  name: z.string(),
  publicKey: z.string(),
  byPassphrase: Wrap,
  byRecovery: Wrap,
  day: z.string(),
})
export type LeadKey = Readonly<z.infer<typeof LeadKey>>

/** What was told, or what was done about it: both are letters to one key. */
export const SealedConcern = z.object({
  id: z.string(),
  keyId: z.string(),
  /** For how long it is kept is counted from here. */
  day: z.string(),
  sealed: z.string(),
})
export type SealedConcern = Readonly<z.infer<typeof SealedConcern>>

export const SealedEntry = z.extend(SealedConcern, { concernId: z.string() })
export type SealedEntry = Readonly<z.infer<typeof SealedEntry>>

/** What is inside. */
export const Concern = z.object({
  what: words(maxConcern, 'Say what happened, or what worries you.'),
  urgent: z.boolean(),
  who: optionalWords(300),
  reach: optionalWords(300),
  where: optionalWords(300),
  /** The words that it is about, where somebody of the team told it from the board. */
  about: optionalWords(4000),
})
export type Concern = Readonly<z.infer<typeof Concern>>

export const entryKinds = ['note', 'contact', 'referred', 'decision', 'outcome', 'closed', 'opened-again'] as const
export const Entry = z.object({
  kind: z.enum(entryKinds, 'Choose one of these.'),
  words: words(maxConcern, 'Say what was done.'),
})
export type Entry = Readonly<z.infer<typeof Entry>>

/** How often somebody tried to open a log and could not. */
export const LogTries = z.object({ id: z.string(), failed: z.int(), until: z.string() })
