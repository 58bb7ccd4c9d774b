/** The queue of requests in words. */
import type { FormatRequest } from '@waymark/shared/model/format-request.ts'
import { dayOf } from '@waymark/shared/model/time.ts'
import { isWaiting } from '@waymark/shared/rules/format-words.ts'

/** `Wednesday 24 March 2027` */
export const sayDay = (day: string): string => dayOf({ local: `${day}T12:00`, zone: 'Europe/London' })

/** `3 wait, 1 of them overdue. 5 are over.` */
export function sayQueue(requests: readonly Pick<FormatRequest, 'state' | 'due'>[], today: string): string {
  const waiting = requests.filter(isWaiting)
  const overdue = waiting.filter(({ due }) => due < today).length
  const late = overdue === 0 ? 'none of them overdue' : `${overdue} of them overdue`
  const waits =
    waiting.length === 0 ? 'None waits.' : `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}, ${late}.`
  const over = requests.length - waiting.length
  return over === 0 ? waits : `${waits} ${over} ${over === 1 ? 'is' : 'are'} over.`
}
