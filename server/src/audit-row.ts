/** One line of the audit record: every job makes them, and puts each in the same commit as the act itself where that is in the words' store. */
import type { AuditActor, AuditDeed, Audited } from '@waymark/shared/model/audit.ts'
import type { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { audits } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

export interface Deed {
  readonly by: AuditActor
  readonly did: AuditDeed
  readonly strategyId?: StrategyId | null
  readonly sessionId?: SessionId | null
  readonly count?: number
}

export function auditRow(
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  { by, did, strategyId = null, sessionId = null, count }: Deed,
): Row {
  const audited: Audited = { id: newId(), at: now(), by, did, strategyId, sessionId, count: count ?? null }
  return row(audits, audited)
}

/** For acts that are kept in another store than that of the words: after the act. */
export const audit = async (deps: Pick<Deps, 'newId' | 'now' | 'store'>, deed: Deed): Promise<void> => {
  await deps.store.commit({ puts: [auditRow(deps, deed)] })
}
