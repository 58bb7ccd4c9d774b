/** Looking on: who may is asked of each request, and what is answered is made once for all. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import * as wire from '@waymark/shared/wire/watch.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { breakoutsOf, breakoutUnderWay, allRoomsOf, sessionPlace } from '#session/places.ts'
import { joinWordsOf, permitWatching, readWatchDoor, setWatchDoor } from '#session/watch-door.ts'
import { keptPictures } from '#watch/kept-pictures.ts'
import { pictureOf } from '#watch/picture.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

export type Pictures = ReturnType<typeof keptPictures>

/** Shared by all pages that show them. */
export const picturesOf = (deps: Deps, keptMs?: number): Pictures => keptPictures(id => look(deps, id), keptMs)

export function mountWatch(app: FastifyInstance, deps: Deps, pictures: Pictures): void {
  app.get(wire.readWatched.path, async (request, reply) => {
    const { sessionId } = paramsIn(request)
    await permitWatching(deps, { browser: browserOf(request), secret: secretIn(request) }, sessionId)
    const { etag, plain, packed } = await pictures(sessionId)
    void reply.header('etag', etag).header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    void reply.header('content-type', 'application/json; charset=utf-8')
    const takesPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    return takesPacked ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(plain)
  })
  mount(app, wire.readWatchDoor, asked => readWatchDoor(deps, asked))
  mount(app, wire.setWatchDoor, asked => setWatchDoor(deps, asked))
}

/** The breakout under way, with its rooms. */
async function look(deps: Deps, id: SessionId): Promise<Watched> {
  const { session } = await sessionPlace(deps, id)
  const all = await breakoutsOf(deps, id)
  const breakout = await breakoutUnderWay(deps, id)
  const rooms = breakout === undefined ? [] : await allRoomsOf(deps, breakout.id)
  return pictureOf(deps, { session, breakout, of: all.length, rooms, join: await joinWordsOf(deps, id) })
}

function paramsIn({ params }: FastifyRequest): { readonly sessionId: SessionId } {
  const read = wire.readWatched.params.safeParse(params)
  if (!read.success) throw new Refusal('gone', 'This address is not complete.')
  return read.data
}

function secretIn({ headers }: FastifyRequest): string | undefined {
  const given = headers[wire.watchSecretHeader]
  return typeof given === 'string' && given !== '' ? given : undefined
}
