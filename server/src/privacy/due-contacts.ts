/**
 * How to reach people, where it is due to go: requests for another format from their last change, and names that were taken back. A name
 * that stands in what is published stays until whoever gave it takes it back. Bookings go by themselves, some days after their session.
 */
import type { Instant } from '@waymark/shared/model/time.ts'
import { isDue } from '@waymark/shared/rules/retention.ts'
import type { Deps } from '#deps.ts'
import { formatScope, thanksScope } from '#scopes-of-people.ts'
import { strategies, wholeServer } from '#store/kinds.ts'
import { acknowledgements, formatRequests } from '#store/people-kinds.ts'
import { asDue, type Asked, type Due } from './due-shape.ts'

type ContactDeps = Pick<Deps, 'store' | 'people' | 'peopleKey'>

const atDay = (day: string): Instant => `${day}T00:00:00.000Z`

export async function dueContacts(deps: ContactDeps, { months, now }: Asked): Promise<Due[]> {
  const ids = (await deps.store.list(strategies, wholeServer)).map(({ id }) => id)
  const requests = await Promise.all([null, ...ids].map(id => deps.people.list(formatRequests, formatScope(deps, id))))
  const names = await Promise.all(ids.map(id => deps.people.list(acknowledgements, thanksScope(deps, id))))
  const rows = [
    ...requests
      .flat()
      .map(({ id, day, saidOn }) => ({ kind: formatRequests.name, id, since: atDay(saidOn === '' ? day : saidOn) })),
    ...names
      .flat()
      .filter(({ state }) => state === 'withdrawn')
      .map(({ id, day }) => ({ kind: acknowledgements.name, id, since: atDay(day) })),
  ]
  return asDue(
    { of: 'contact', in: 'people', strategy: null, session: null },
    rows.filter(({ since }) => isDue(since, months.contact, now)),
  )
}
