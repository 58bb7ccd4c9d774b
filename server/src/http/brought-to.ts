/** What was made of the words of a room, for whoever may read it now. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { readCheckBack } from '@waymark/shared/wire/check-back.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readRoom } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { checkBackOf } from '#notes/check-back.ts'
import type { Browser } from '#session/members.ts'
import { askerIn } from './note-acts.ts'

export interface Here {
  readonly browser: Browser
  readonly roomId: RoomId
}

/** Undefined while nothing is brought back. */
export const broughtTo = async (
  deps: Deps,
  here: Here,
  { me, breakout }: Pick<ReplyOf<typeof readRoom>, 'me' | 'breakout'>,
): Promise<ReplyOf<typeof readCheckBack> | undefined> =>
  may(me.role, 'read-check-back', breakout.step)
    ? checkBackOf(deps, await askerIn(deps, here, 'read-check-back'))
    : undefined
