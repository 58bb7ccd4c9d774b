/** What kind of session it is, in plain words. */
import type { Purpose, Session, SessionType } from '#model/session.ts'

export const typeNames: Readonly<Record<SessionType, string>> = {
  'co-creation': 'Co-creation session',
  cuppa: 'Cuppa',
  'get-together': 'Get Together',
  'own-time': 'In your own time',
}

export const typeLines: Readonly<Record<SessionType, string>> = {
  'co-creation': 'We work on the strategy together, in small rooms.',
  cuppa: 'A short, easy talk over a cup of something.',
  'get-together': 'Everybody meets, and hears from each other.',
  'own-time': 'There is no meeting: write whenever it suits you.',
}

export const sayPaid = ({ isPaid }: Pick<Session, 'isPaid'>): string =>
  isPaid ? 'You are paid for your time.' : 'Your time is not paid.'

/** `Co-creation session, paid` */
export const sayType = ({ type, isPaid }: Pick<Session, 'type' | 'isPaid'>): string =>
  `${typeNames[type]}, ${isPaid ? 'paid' : 'not paid'}`

export const purposeNames: Readonly<Record<Purpose, string>> = {
  'review-ambitions': 'Review the ambitions',
  'what-is-missing': 'Ask what is missing',
  values: 'Talk about values',
  'open-question': 'Ask an open question',
  'journey-of-change': 'Follow the journey of change',
  decision: 'Come to a decision',
}

const usualWhatNext =
  'The team groups what was said into themes, and writes them into the draft. Every sentence in it can be followed back to the words it came from.'

/** What people read of how it goes on. */
export const sayWhatNext = ({ whatNext }: Pick<Session, 'whatNext'>): string =>
  whatNext.trim() === '' ? usualWhatNext : whatNext
