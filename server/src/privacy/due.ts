/** What is due of each class, and where: found anew each time, from the rows as they are. Changes nothing. */
import type { Deps } from '#deps.ts'
import { sessions, strategies, wholeServer } from '#store/kinds.ts'
import { dueContacts } from './due-contacts.ts'
import { duePayments } from './due-payments.ts'
import { dueRecords } from './due-records.ts'
import type { Asked, Due } from './due-shape.ts'
import { historyOf, wordsOfSession, wordsOfStrategy } from './due-words.ts'

type DueDeps = Pick<Deps, 'store' | 'people' | 'peopleKey'>

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
