/** What a session came to, over HTTP. */
import type { FastifyInstance } from 'fastify'
import { readAfterwards } from '@waymark/shared/wire/afterwards.ts'
import type { Deps } from '#deps.ts'
import { countRoom } from '#notes/count-room.ts'
import { howManyCame } from '#session/come-in.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutsOf, allRoomsOf, sessionPlace } from '#session/places.ts'
import { mount } from './mount.ts'

export function mountAfterwards(app: FastifyInstance, deps: Deps): void {
  mount(app, readAfterwards, async ({ browser, params: { sessionId } }) => {
    const { session } = await sessionPlace(deps, sessionId)
    permit(await knownMember(deps, browser, { sessionId, strategyId: session.strategyId }), 'read-session')
    const breakouts = await Promise.all(
      (await breakoutsOf(deps, sessionId)).map(async ({ id }) => ({
        id,
        rooms: await Promise.all((await allRoomsOf(deps, id)).map(room => countRoom(deps, room.id))),
      })),
    )
    return { came: await howManyCame(deps, sessionId), breakouts }
  })
}
