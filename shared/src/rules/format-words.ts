/** What is said of requests for other formats, and when one is overdue. */
import type { AskedFormat, FormatRequest, FormatState, ReachWay } from '#model/format-request.ts'

export const formatWords: Readonly<Record<AskedFormat, string>> = {
  'large-print': 'Large print on paper',
  braille: 'Braille',
  audio: 'Audio',
  bsl: 'A video in British Sign Language',
  'easy-read': 'Easy Read',
  language: 'Another language',
  else: 'Something else',
}

export const reachWords: Readonly<Record<ReachWay, string>> = { email: 'By e-mail', phone: 'By phone', post: 'By post' }

export const formatStateWords: Readonly<Record<FormatState, string>> = {
  asked: 'Asked for',
  'in-hand': 'In hand',
  done: 'Done',
  cannot: 'Cannot be done',
}

/** Whoever asks hears within so many working days. */
export const workingDaysToAnswer = 10

export const isWaiting = ({ state }: Pick<FormatRequest, 'state'>): boolean => state === 'asked' || state === 'in-hand'

const dayMs = 86_400_000

/** `Overdue by 2 days`, `Due today`, `Due in 3 days`; empty for what is done. Days as `2027-03-24`. */
export function sayDue(request: Pick<FormatRequest, 'state' | 'due'>, today: string): string {
  if (!isWaiting(request)) return ''
  const days = Math.round((Date.parse(request.due) - Date.parse(today)) / dayMs)
  const several = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`
  if (days < 0) return `Overdue by ${several}`
  return days === 0 ? 'Due today' : `Due in ${several}`
}

/** Those that wait first, by their due day; then the others, the last done first. */
export const inQueue = (requests: readonly FormatRequest[]): FormatRequest[] => [
  ...requests.filter(isWaiting).toSorted((a, b) => order(a.due, b.due) || order(a.id, b.id)),
  ...requests.filter(one => !isWaiting(one)).toSorted((a, b) => order(b.saidOn, a.saidOn) || order(a.id, b.id)),
]

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
