/** Retention in words: the classes, what goes of each, and for how long. */
import { timedClasses, type Months, type TimedClass } from '#model/retention.ts'

interface ClassWords {
  readonly name: string
  /** What it is, and from when it is counted. */
  readonly what: string
}

export const classWords: Readonly<Record<TimedClass, ClassWords>> = {
  contact: {
    name: 'How to reach people',
    what: 'Requests for another format, from their last change; and names that were to be thanked, once they were taken back. Bookings are deleted by themselves, some days after their session.',
  },
  words: {
    name: 'Whose words they are',
    what: 'Who wrote which note, answer or comment; names; seats; and what was taken back. Counted from the day on which the last version was published. The words stay, and are nobody’s then.',
  },
  payment: {
    name: 'Payments',
    what: 'Who was offered or paid what. Counted from the last change of each, then deleted.',
  },
  record: {
    name: 'What was done',
    what: 'The activity record of sessions and the audit record of the server. Counted from each line, then deleted.',
  },
  history: {
    name: 'How it came about',
    what: 'Snapshots, and who grouped what. Counted from the last of it in a breakout that is closed, then deleted.',
  },
}

export const fixedWords: readonly (readonly [name: string, what: string])[] = [
  [
    'Who is in the room',
    'Answers about oneself for monitoring are deleted once they are counted. The counts name nobody.',
  ],
  ['Concerns', 'They are deleted on the day that whoever is responsible has set for each.'],
  [
    'For a moment',
    'Archives and exports that wait to be fetched go within half an hour, requests for help within a day.',
  ],
  ['The work itself', 'Strategies, sessions, themes and drafts stay until an organiser removes them.'],
]

/** `2 years`, `18 months`, `a month` */
export function sayMonths(months: number): string {
  if (months === 1) return 'a month'
  if (months === 12) return 'a year'
  return months % 12 === 0 ? `${months / 12} years` : `${months} months`
}

export const sayKept = (months: number | null): string =>
  months === null ? 'until somebody removes it' : `for ${sayMonths(months)}`

const kindWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  authorship: ['1 note: whose it is', 'notes: whose they are'],
  excerpt: ['1 passage of an answer: whose it is', 'passages of answers: whose they are'],
  'check-back': ['1 answer to a theme: its name', 'answers to themes: their names'],
  look: ['1 second look: who began it', 'second looks: who began them'],
  room: ['1 room: who ran it', 'rooms: who ran them'],
  session: ['1 session: whom to talk to', 'sessions: whom to talk to'],
  snapshot: ['1 snapshot', 'snapshots'],
  'snapshot-state': ['what stood in 1 snapshot', 'snapshots: what stood in them'],
  response: ['1 answer: whose it is', 'answers: whose they are'],
  comment: ['1 comment: whose it is', 'comments: whose they are'],
  'talk-wish': ['1 wish to talk', 'wishes to talk'],
  'not-quoted': ['1 choice not to be quoted', 'choices not to be quoted'],
  seat: ['1 browser that is known', 'browsers that are known'],
  member: ['1 person, with their name', 'people, with their names'],
  activity: ['1 line of what was done', 'lines of what was done'],
  audit: ['1 line of the audit record', 'lines of the audit record'],
  history: ['1 line of who grouped what', 'lines of who grouped what'],
  'payment-offer': ['1 payment', 'payments'],
  'format-request': ['1 request for a format', 'requests for a format'],
  acknowledgement: ['1 name that was taken back', 'names that were taken back'],
  'payment-terms': ['1 offer of payment', 'offers of payment'],
}

export function sayDue(kind: string, count: number): string {
  const [one, many] = kindWords[kind] ?? ['1 other thing', 'other things']
  return count === 1 ? one : `${count.toLocaleString('en-GB')} ${many}`
}

/** `Whose words they are: for 2 years` */
export const keptLines = (months: Months): string[] =>
  timedClasses.map(of => `${classWords[of].name}: ${sayKept(months[of])}`)
