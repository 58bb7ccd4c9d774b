/** Whoever asks for a plain page of a session, or sends a form of one, is here: the desk sees it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { RoomId, SessionId } from '@waymark/shared/model/ids.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { Deps } from '#deps.ts'
import { memberFor } from '#session/members.ts'
import { askedForPlainPage } from '#session/on-plain-pages.ts'
import { roomPlace, sessionPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'

const Address = z.object({ roomId: z.optional(RoomId), sessionId: z.optional(SessionId) })

interface Place {
  readonly session: Session
  readonly roomId: RoomId | null
}

/** For every address of this scope. What another site makes a browser send was refused before. */
export function rememberWhoAsks(scope: FastifyInstance, deps: Deps): void {
  scope.addHook('preHandler', async request => {
    const browser = browserOf(request)
    const place = browser === undefined ? undefined : await placeOf(deps, request)
    if (place === undefined) return
    const { id: sessionId, strategyId } = place.session
    const member = await memberFor(deps, browser, { sessionId, strategyId })
    if (member !== undefined) askedForPlainPage(deps, member.id, place.roomId)
  })
}

async function placeOf(deps: Deps, { params }: FastifyRequest): Promise<Place | undefined> {
  const { roomId, sessionId } = Address.safeParse(params).data ?? {}
  if (roomId !== undefined) return { session: (await roomPlace(deps, roomId)).session, roomId }
  return sessionId === undefined ? undefined : { session: (await sessionPlace(deps, sessionId)).session, roomId: null }
}
