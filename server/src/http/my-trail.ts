/** Where one's own notes went: nobody else is told which are whose. */
import type { FastifyInstance } from 'fastify'
import type { NoteId, RoomId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Publication } from '@waymark/shared/model/version.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readMyTrail } from '@waymark/shared/wire/trail.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { trailKeyOf } from '#drafts/trail.ts'
import { publicationOf } from '#drafts/versions.ts'
import { ownNotes } from '#notes/read-notes.ts'
import { knownMember, permit } from '#session/members.ts'
import { allRoomsOf, breakoutsOf, sessionPlace } from '#session/places.ts'
import { drafts } from '#store/kinds.ts'
import { mount } from './mount.ts'

export function mountMyTrail(app: FastifyInstance, deps: Deps): void {
  mount(app, readMyTrail, asked => myTrail(deps, asked))
}

export async function myTrail(
  deps: Deps,
  { browser, params: { sessionId } }: Pick<Asked<typeof readMyTrail>, 'browser' | 'params'>,
): Promise<ReplyOf<typeof readMyTrail>> {
  const { session, strategy } = await sessionPlace(deps, sessionId)
  const member = await knownMember(deps, browser, { sessionId, strategyId: session.strategyId })
  permit(member, 'read-session')
  const own = await ownNotesIn(deps, sessionId, member)
  const publication = await publicationIn(deps, strategy.id)
  const trailTo = await trailsOf(deps, sessionId)
  return {
    direction: publication === undefined ? '' : pages.direction(publication.id),
    notes: own.map(({ id, text }) => ({ text, address: trailTo(id) ?? '' })),
  }
}

/** The address of a note's trail; undefined while nothing is published. */
export async function trailsOf(
  deps: Pick<Deps, 'store' | 'linkKey'>,
  sessionId: SessionId,
): Promise<(noteId: NoteId) => string | undefined> {
  const { strategy } = await sessionPlace(deps, sessionId)
  const publication = await publicationIn(deps, strategy.id)
  return noteId =>
    publication === undefined ? undefined : pages.trailOfNote(publication.id, trailKeyOf(deps, publication.id, noteId))
}

/** What everybody can read now. */
async function publicationIn({ store }: Pick<Deps, 'store'>, strategyId: StrategyId): Promise<Publication | undefined> {
  const [draft] = await store.list(drafts, strategyId)
  const publication = draft === undefined ? undefined : await publicationOf({ store }, draft.id)
  return publication?.openedAt === null ? undefined : publication
}

async function ownNotesIn(deps: Deps, sessionId: SessionId, member: Member) {
  const breakouts = await breakoutsOf(deps, sessionId)
  const rooms = (await Promise.all(breakouts.map(({ id }) => allRoomsOf(deps, id)))).flat()
  const byRoom = await Promise.all(rooms.map(({ id }: { readonly id: RoomId }) => ownNotes(deps, id, member.id)))
  return byRoom.flat()
}
