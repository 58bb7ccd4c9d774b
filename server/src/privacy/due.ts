/** What is due of each class, and where: found anew each time, from the rows as they are. Changes nothing. */
import type { Instant } from '@waymark/shared/model/time.ts'
import { isDue } from '@waymark/shared/rules/retention.ts'
import type { Deps } from '#deps.ts'
import { sessions, strategies, wholeServer } from '#store/kinds.ts'
import { duePayments } from './due-payments.ts'
import { dueRecords } from './due-records.ts'
import { asDue, type Asked, type Due, type Key } from './due-shape.ts'
import { historyOf, wordsOfSession, wordsOfStrategy } from './due-words.ts'

type DueDeps = Pick<Deps, 'store' | 'people'>

/**
 * What is kept of people to reach them: each of those who keep it says what they have. A row stands in people's store; `since` is the
 * day of the last session that it is about.
 */
export const contactSources: ((
  deps: Pick<Deps, 'people'>,
) => Promise<readonly (Key & { readonly since: Instant })[]>)[] = []

async function dueContacts({ people }: DueDeps, { months, now }: Asked): Promise<Due[]> {
  const all = (await Promise.all(contactSources.map(source => source({ people })))).flat()
  return asDue(
    { of: 'contact', in: 'people', strategy: null, session: null },
    all.filter(({ since }) => isDue(since, months.contact, now)),
  )
}

/** Of the words: one place after the other, so that a large server is not all in memory. */
export async function* everythingDue(deps: DueDeps, asked: Asked): AsyncGenerator<Due> {
  for (const strategy of await deps.store.list(strategies, wholeServer)) {
    for (const session of await deps.store.list(sessions, strategy.id)) {
      yield* await wordsOfSession(deps, { strategy, session, ...asked })
      yield* await historyOf(deps, { strategy, session, ...asked })
      yield* await dueRecords(deps, { strategy, session, ...asked })
    }
    yield* await wordsOfStrategy(deps, { strategy, ...asked })
  }
  yield* await dueRecords(deps, { strategy: null, session: null, ...asked })
  yield* await dueContacts(deps, asked)
  yield* await duePayments(deps, asked)
}
