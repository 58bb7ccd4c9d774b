/** Lines of the activity record of a session, and of the audit record of the whole server: each from its own moment. */
import type { Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { isDue } from '@waymark/shared/rules/retention.ts'
import type { Deps } from '#deps.ts'
import { activities, audits, wholeServer } from '#store/kinds.ts'
import { asDue, type Asked, type Due } from './due-shape.ts'

interface Where extends Asked {
  readonly strategy: Strategy | null
  readonly session: Session | null
}

export async function dueRecords(
  { store }: Pick<Deps, 'store'>,
  { strategy, session, months, now }: Where,
): Promise<Due[]> {
  const old = (kind: string, all: readonly { readonly id: string; readonly at: Instant }[]): Due['rows'] =>
    all.filter(({ at }) => isDue(at, months.record, now)).map(({ id, at }) => ({ kind, id, since: at }))
  const rows =
    session === null
      ? old(audits.name, await store.list(audits, wholeServer))
      : old(activities.name, await store.list(activities, session.id))
  return asDue({ of: 'record', in: 'words', strategy, session }, rows)
}
