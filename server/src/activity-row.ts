/** One line of the activity record: every job makes them, and puts each in the same commit as the act itself. */
import type { Done } from '@waymark/shared/model/activity.ts'
import { ActivityId, type SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import type { Deps } from '#deps.ts'
import { activities } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

interface Act {
  readonly sessionId: SessionId
  readonly member: Pick<Member, 'name' | 'role'>
  readonly did: Done
}

/** Which member it was is not in it: only how they called themselves. */
export const activityRow = (
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  { sessionId, member: { name, role }, did }: Act,
): Row => row(activities, { id: ActivityId.parse(newId()), sessionId, at: now(), who: name ?? whoInWords[role], did })
