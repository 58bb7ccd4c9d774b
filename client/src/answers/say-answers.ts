/** Written answers in words: how many are left, how they came, and what of one should be known at a glance. */
import type { ResponseState, WayIn } from '@waymark/shared/model/response.ts'
import type { AnswerCounts } from '@waymark/shared/wire/question-sets.ts'
import type { readResponse, ResponseLine } from '@waymark/shared/wire/responses.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'

export const stateNames: Readonly<Record<ResponseState, string>> = {
  'to-read': 'To read',
  split: 'Being split',
  done: 'Done',
}

export const wayNames: Readonly<Record<WayIn, string>> = {
  web: 'On the web',
  word: 'As a Word file',
  'e-mail': 'By e-mail',
  phone: 'By phone',
  paper: 'On paper',
  table: 'From a table',
}

/** Those that were taken back are told too: they are in no list. */
export function sayCounts({ toRead, split, done, lateToDecide }: AnswerCounts, withdrawn: number): string {
  const takenBack = withdrawn === 0 ? '' : `, ${withdrawn} taken back`
  return `${toRead} to read, ${split} being split, ${done} done, ${lateToDecide} late to decide${takenBack}`
}

export const nameOfAnswer = ({ number, name }: Pick<ResponseLine, 'number' | 'name'>): string =>
  name === null ? `Answer ${number}` : `Answer ${number}, ${name}`

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function sayLate({ isLate, late }: Pick<ResponseLine, 'isLate' | 'late'>): string[] {
  if (!isLate) return []
  if (late === null) return ['Late, to decide']
  return [late.isTaken ? 'Late, taken' : 'Late, not taken']
}

/** What stands under its name in the list. */
export function factsOfAnswer(line: Omit<ResponseLine, 'id' | 'start'>): string[] {
  return [
    stateNames[line.state],
    wayNames[line.wayIn],
    ...sayLate(line),
    ...(line.notes > 0 ? [counted(line.notes, 'note', 'notes')] : []),
    ...(line.unplaced > 0 ? [`${counted(line.unplaced, 'part', 'parts')} under no question`] : []),
    ...(line.isChanged ? ['Changed by its author since'] : []),
    ...line.alike.map(({ number, why }) => `May be of the same person as answer ${number}: ${why}`),
  ]
}

/** What should be known by whoever uses the words of one. */
export const knownOf = ({ mayQuote, isSummary, isReadBack, line }: KnownOf): string[] => [
  wayNames[line.wayIn],
  mayQuote === null ? 'Not said whether it may be quoted' : mayQuote ? 'May be quoted' : 'Not to be quoted',
  ...(isSummary ? ['A summary, not their exact words'] : []),
  ...(isReadBack ? ['Read back to them'] : []),
]
type KnownOf = Pick<ReplyOf<typeof readResponse>, 'mayQuote' | 'isSummary' | 'isReadBack'> & {
  readonly line: Pick<ResponseLine, 'wayIn'>
}

/** `8 May 2023` */
export const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  )
