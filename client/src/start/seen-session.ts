/** What a session page shows, and to whom which of it is open. */
import type { Role } from '@waymark/shared/model/member.ts'
import type { Step } from '@waymark/shared/model/session.ts'
import type { Heard } from '@waymark/shared/rules/countdown.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { BreakoutView, readSession } from '@waymark/shared/wire/sessions.ts'

/** `heardAt`: when that was answered, by the device's own clock. */
export type SeenSession = ReplyOf<typeof readSession> & Pick<Heard, 'heardAt'>
export type SeenRoom = BreakoutView['rooms'][number]

/** What the parts of a breakout are given. */
export interface BreakoutPart {
  readonly breakout: BreakoutView
  readonly seen: SeenSession
  readonly again: () => Promise<void>
}

/** How somebody gets into a room: they may look in, it is their own, they may move there, or not at all. */
export type WayIn = 'open' | 'own' | 'move' | 'none'

/** Only somebody who sits in a room has one to move from; nobody moves into a breakout that is over. */
export function wayInto(room: Pick<SeenRoom, 'id'>, { role, roomId }: SeenSession['me'], step: Step): WayIn {
  if (room.id === roomId) return 'own'
  if (may(role, 'read-all-rooms')) return 'open'
  return step === 'closed' ? 'none' : 'move'
}

/** The breakout that is under way: the first that is not closed. People come together for it: one that is asked in writing alone is none. */
export const underWay = (breakouts: readonly BreakoutView[]): BreakoutView | undefined =>
  breakouts.find(({ step, isInWriting }) => step !== 'closed' && !isInWriting)

/** Which button of the page is filled: a participant's own room, the next step of the breakout under way, or the draft. */
export type MainThing = 'own-room' | 'next-step' | 'draft' | 'none'

export function mainThing({ me, breakouts }: Pick<SeenSession, 'me' | 'breakouts'>): MainThing {
  const role: Role = me.role
  if (!may(role, 'read-all-rooms'))
    return breakouts.some(({ rooms }) => rooms.some(({ id }) => id === me.roomId)) ? 'own-room' : 'none'
  if (may(role, 'change-step') && underWay(breakouts) !== undefined) return 'next-step'
  return may(role, 'read-draft') ? 'draft' : 'none'
}
