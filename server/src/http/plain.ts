/** The plain pages: made here, without JavaScript, for browsers that have none and networks that let nothing live through. They take forms, and nothing else does. */
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { plainStyle } from '#plain/plain-style.ts'
import { mountPlainCheckBack } from './plain-check-back.ts'
import { mountPlainDoor } from './plain-door.ts'
import { rememberWhoAsks } from './plain-here.ts'
import { mountPlainNote } from './plain-note.ts'
import { mountPlainRoom } from './plain-room.ts'
import { asPlainPages } from './plain-scope.ts'
import { mountPlainSession } from './plain-session.ts'
import { mountPlainTalk } from './plain-talk.ts'
import { mountPlainWatch } from './plain-watch.ts'
import type { Pictures } from './watch.ts'

/** In a scope of their own: no other address of this server reads what a form of any site can be made to send. */
export async function mountPlain(app: FastifyInstance, deps: Deps, pictures: Pictures): Promise<void> {
  mountStyle(app)
  await app.register(
    async scope => {
      asPlainPages(scope)
      mountPlainDoor(scope, deps)
      mountPlainWatch(scope, deps, pictures)
      await scope.register(async ofSession => {
        rememberWhoAsks(ofSession, deps)
        mountPlainSession(ofSession, deps)
        mountPlainTalk(ofSession, deps)
        mountPlainRoom(ofSession, deps)
        mountPlainNote(ofSession, deps)
        mountPlainCheckBack(ofSession, deps)
      })
    },
    { prefix: plainPages.home() },
  )
}

/** Packed once: it holds nobody's words. */
function mountStyle(app: FastifyInstance): void {
  const packed = gzipSync(plainStyle.text)
  app.get(plainStyle.path, async (request, reply) => {
    void reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
    const takesPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    return takesPacked ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(plainStyle.text)
  })
}
