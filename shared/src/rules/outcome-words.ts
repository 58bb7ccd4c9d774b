/** What was done about something, in words. */
import type { OutcomeKind } from '#model/outcome.ts'

export const outcomeNames: Readonly<Record<OutcomeKind, string>> = {
  adopted: 'Adopted',
  adapted: 'Adapted',
  'not-now': 'Not now',
  'not-ours': 'Not ours',
}

/** What each of them means, for those who read it and those who choose it. */
export const outcomeLines: Readonly<Record<OutcomeKind, string>> = {
  adopted: 'We do this, as you said it.',
  adapted: 'We do this, in another way.',
  'not-now': 'We do not do this for now.',
  'not-ours': 'This is not ours to do.',
}

export const notYetSaid = 'We have not said yet'
