/** Who a browser is. It is known by a token in a cookie; the rows hold only hashes of it, another for every session. */
import { createHash } from 'node:crypto'
import type { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { isAtLeast, type Member } from '@waymark/shared/model/member.ts'
import { nameOfRoom, steps, type Step } from '@waymark/shared/model/session.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import { stepNames } from '@waymark/shared/rules/step-words.ts'
import type { Me } from '@waymark/shared/wire/entry.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { breakouts, links, members, rooms, seats, wholeServer } from '#store/kinds.ts'
import type { RoomPlace } from './places.ts'

export interface Scope {
  readonly strategyId: StrategyId | null
  readonly sessionId: SessionId | null
}

/** What a cookie says; undefined in a browser that has none. */
export type Browser = string | undefined

export const seatId = (browser: string, scope: string): string =>
  createHash('sha256').update(`${browser} ${scope}`).digest('base64url')

/** The member that sits in one scope exactly, unless the link by which they came was taken back. */
export async function memberInScope(
  { store }: Pick<Deps, 'store'>,
  browser: Browser,
  scope: string,
): Promise<Member | undefined> {
  if (browser === undefined) return undefined
  const seat = await store.get(seats, seatId(browser, scope))
  const member = seat === undefined ? undefined : await store.get(members, seat.memberId)
  const link = member === undefined ? undefined : await store.get(links, member.linkId)
  return link?.revokedAt === null ? member : undefined
}

/** The first of those who may as much as each other. */
export const whoMayMost = (found: readonly (Member | undefined)[]): Member | undefined =>
  found.reduce(
    (best, member) =>
      member !== undefined && (best === undefined || !isAtLeast(best.role, member.role)) ? member : best,
    undefined,
  )

/** Somebody may be a participant of the session and an organiser of its strategy: the one who may more counts. */
export async function memberFor(
  deps: Pick<Deps, 'store'>,
  browser: Browser,
  { strategyId, sessionId }: Scope,
): Promise<Member | undefined> {
  const scopes = [sessionId, strategyId, wholeServer].filter(scope => scope !== null)
  const found = await Promise.all(scopes.map(scope => memberInScope(deps, browser, scope)))
  return whoMayMost(found)
}

/** Refuses with 'not-signed-in', or with 'link-revoked' whoever is out because their link was taken back. */
export async function knownMember(deps: Pick<Deps, 'store'>, browser: Browser, scope: Scope): Promise<Member> {
  const member = await memberFor(deps, browser, scope)
  if (member !== undefined) return member
  if (await wasLetIn(deps, browser, scope))
    throw new Refusal(
      'link-revoked',
      'The link that let you in was taken back. What you wrote stays. Ask the people who sent it for a new one.',
    )
  throw new Refusal('not-signed-in', 'Open the link that you were sent: it lets you in.')
}

/** Whether this browser has a seat there, by a link that opens it or no longer does. */
async function wasLetIn({ store }: Pick<Deps, 'store'>, browser: Browser, { strategyId, sessionId }: Scope) {
  if (browser === undefined) return false
  const scopes = [sessionId, strategyId, wholeServer].filter(scope => scope !== null)
  const found = await Promise.all(scopes.map(scope => store.get(seats, seatId(browser, scope))))
  return found.some(seat => seat !== undefined)
}

const needs: Partial<Record<Act, string>> = {
  'manage-strategy': 'Only an organiser can do that. Ask whoever sent you the link.',
  'change-step': 'Only a facilitator can do that.',
  'run-desk': 'Only a facilitator can do that.',
  'ask-for-help': 'With this link you read; it has no place in a room.',
  'remove-name': 'Only a facilitator can do that.',
  'make-snapshot': 'Only a facilitator can do that.',
  'restore-snapshot': 'Only a facilitator can do that.',
}

const notNow: Partial<Record<Act, string>> = {
  'read-check-back': 'What is made of your words is brought back to you later, once they are grouped.',
  'check-back': 'You can say what you think of it once it is brought back to you.',
  mark: 'Notes are marked later, when everybody reads them together.',
  'give-dots': `Dots are given, changed and taken back in the step “${stepNames.mark}”, once everybody has read the notes.`,
}

const onceClosed: Partial<Record<Act, string>> = {
  'give-dots': `This breakout is closed. Dots were given before, in the step “${stepNames.mark}”.`,
}

/** Refuses with 'closed' when another step would allow it, otherwise with 'not-allowed'. */
export function permit({ role }: Pick<Member, 'role'>, act: Act, step?: Step): void {
  if (may(role, act, step)) return
  const mayAtSomeStep = steps.some(one => may(role, act, one))
  if (step === 'closed' && mayAtSomeStep)
    throw new Refusal('closed', onceClosed[act] ?? 'This breakout is closed. Nobody can change the words now.')
  if (mayAtSomeStep)
    throw new Refusal(
      'closed',
      notNow[act] ?? 'The notes are closed for now, while they are grouped. Your words are still here.',
    )
  throw new Refusal('not-allowed', needs[act] ?? 'Your link does not open this. Ask whoever sent it.')
}

/** A participant is in one room at a time and sees no other. Refuses with 'wrong-room', and says where they are. */
export async function permitRoom(
  deps: Pick<Deps, 'store'>,
  member: Member,
  { room }: Pick<RoomPlace, 'room'>,
): Promise<void> {
  permit(member, 'read-own-room')
  if (may(member.role, 'read-all-rooms') || member.roomId === room.id) return
  const own = member.roomId === null ? undefined : await deps.store.get(rooms, member.roomId)
  if (own === undefined) throw new Refusal('wrong-room', `This is ${nameOfRoom(room)}. You are in no room yet.`)
  const goTo = pages.room(own.id)
  const breakout = own.breakoutId === room.breakoutId ? undefined : await deps.store.get(breakouts, own.breakoutId)
  if (breakout === undefined)
    throw new Refusal('wrong-room', `This is ${nameOfRoom(room)}. You are in ${nameOfRoom(own)}.`, {
      goTo,
      goToName: nameOfRoom(own),
    })
  throw new Refusal('wrong-room', `Your place is ${nameOfRoom(own)} now, where another question is asked.`, {
    goTo,
    goToName: breakout.question,
  })
}

export const viewOfMe = ({ role, name, roomId }: Member): Me => ({ role, name, roomId })
