/** Looking on by a plain page: for those who may read. What stands behind the # of a watch link reaches no server without JavaScript. */
import type { FastifyInstance } from 'fastify'
import { readWatched } from '@waymark/shared/wire/watch.ts'
import type { Deps } from '#deps.ts'
import { watchPage } from '#plain/watch-page.ts'
import { permitWatching } from '#session/watch-door.ts'
import { browserOf } from './browser.ts'
import { paramsOf, sendPage } from './plain-forms.ts'
import type { Pictures } from './watch.ts'

export function mountPlainWatch(scope: FastifyInstance, deps: Deps, pictures: Pictures): void {
  scope.get('/watch/:sessionId', async (request, reply) => {
    const { sessionId } = paramsOf(readWatched.params, request)
    await permitWatching(deps, { browser: browserOf(request), secret: undefined }, sessionId)
    const { watched } = await pictures(sessionId)
    return sendPage(reply, watchPage({ sessionId, watched }))
  })
}
