/** What due things look like: some rows of one class in one place, each with the moment from which its time is counted. */
import type { Months, TimedClass } from '@waymark/shared/model/retention.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Instant } from '@waymark/shared/model/time.ts'

export interface Key {
  readonly kind: string
  readonly id: string
}

export interface Due {
  readonly of: TimedClass
  /** Which store its rows are in. */
  readonly in: 'words' | 'people'
  readonly strategy: Pick<Strategy, 'id' | 'title'> | null
  readonly session: Pick<Session, 'id' | 'title'> | null
  /** Of the oldest of it. */
  readonly since: Instant
  readonly rows: readonly (Key & {
    /** Where each has a time of its own. */
    readonly since: Instant
  })[]
}

export interface Asked {
  readonly months: Months
  readonly now: Instant
}

export const asDue = (where: Omit<Due, 'since' | 'rows'>, rows: Due['rows']): Due[] => {
  const [first] = rows.map(({ since }) => since).toSorted()
  return first === undefined ? [] : [{ ...where, since: first, rows }]
}
