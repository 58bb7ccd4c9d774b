/** Wishes to talk to somebody in private: kept until they have talked, told to organisers and to nobody else, in no log and no record. */
import { createHash } from 'node:crypto'
import type { Member } from '@waymark/shared/model/member.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type * as wire from '@waymark/shared/wire/talk.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { changeSessionRow } from '#change-session-row.ts'
import { Refusal } from '#refusal.ts'
import { members, rooms, talkWishes } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { knownMember, permit } from './members.ts'
import { sessionPlace, type SessionPlace } from './places.ts'

type TalkDeps = Pick<Deps, 'store' | 'now' | 'linkKey'>

async function asker(
  deps: TalkDeps,
  { browser, params: { sessionId } }: Pick<Asked<typeof wire.readMyWish>, 'browser' | 'params'>,
  act: Act,
): Promise<SessionPlace & { readonly member: Member }> {
  const place = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, { sessionId, strategyId: place.strategy.id })
  permit(member, act)
  return { ...place, member }
}

/** Stands for one person's wish, and for nothing else of theirs. */
const idOf = ({ linkKey }: TalkDeps, { id }: Member): string =>
  createHash('sha256').update(linkKey).update(`wish to talk ${id}`).digest('base64url')

export async function setLead(deps: TalkDeps, asked: Asked<typeof wire.setLead>): Promise<void> {
  const { session } = await asker(deps, asked, 'manage-strategy')
  await changeSessionRow(deps, session.id, { change: () => ({ lead: asked.body.lead }) })
}

export async function wishToTalk(deps: TalkDeps, asked: Asked<typeof wire.wishToTalk>): Promise<void> {
  const { session, member } = await asker(deps, asked, 'wish-to-talk')
  if (session.lead === null) throw new Refusal('gone', 'Nobody is named for this in this session.')
  const id = idOf(deps, member)
  const known = await deps.store.get(talkWishes, id)
  const wish = { id, sessionId: session.id, memberId: member.id, words: asked.body.words, at: known?.at ?? deps.now() }
  await deps.store.commit({ puts: [row(talkWishes, wish)] })
}

export async function takeWishBack(deps: TalkDeps, asked: Asked<typeof wire.takeWishBack>): Promise<void> {
  const { member } = await asker(deps, asked, 'read-session')
  await deps.store.commit({ removes: [{ kind: talkWishes.name, id: idOf(deps, member) }] })
}

export async function readMyWish(
  deps: TalkDeps,
  asked: Asked<typeof wire.readMyWish>,
): Promise<ReplyOf<typeof wire.readMyWish>> {
  const { session, member } = await asker(deps, asked, 'read-session')
  const known = await deps.store.get(talkWishes, idOf(deps, member))
  return { lead: session.lead, asked: known === undefined ? null : { words: known.words, at: known.at } }
}

export async function listWishes(
  deps: TalkDeps,
  asked: Asked<typeof wire.listWishes>,
): Promise<ReplyOf<typeof wire.listWishes>> {
  const { session } = await asker(deps, asked, 'manage-strategy')
  const all = (await deps.store.list(talkWishes, session.id)).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const wishes = all.map(async ({ id, memberId, words, at }) => {
    const member = await deps.store.get(members, memberId)
    const roomId = member?.roomId ?? null
    const room = roomId === null ? undefined : await deps.store.get(rooms, roomId)
    return { id, name: member?.name ?? null, room: room === undefined ? '' : nameOfRoom(room), words, at }
  })
  return { wishes: await Promise.all(wishes) }
}

/** Nothing of it is kept. */
export async function endWish(deps: TalkDeps, asked: Asked<typeof wire.endWish>): Promise<void> {
  const { session } = await asker(deps, asked, 'manage-strategy')
  const known = await deps.store.get(talkWishes, asked.params.wishId)
  if (known?.sessionId !== session.id) throw new Refusal('gone', 'This is not here any more.')
  await deps.store.commit({ removes: [{ kind: talkWishes.name, id: known.id }] })
}
