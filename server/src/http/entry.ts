/** Coming in by a link. These two set the cookie, so they see the reply. */
import type { FastifyInstance } from 'fastify'
import { comeIn as comeInRoute, leave as leaveRoute, lookAtLink as lookRoute } from '@waymark/shared/wire/entry.ts'
import { enterRoom as enterRoomRoute } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { comeIn, enterRoom, leave, lookAtLink } from '#session/come-in.ts'
import { knownBrowser } from './browser.ts'
import { mount } from './mount.ts'

export function mountEntry(app: FastifyInstance, deps: Deps): void {
  mount(app, lookRoute, ({ browser, body }) => lookAtLink(deps, browser, body))
  app.post(comeInRoute.path, async (request, reply) => {
    const body = comeInRoute.body.safeParse(request.body)
    if (!body.success)
      throw new Refusal('malformed', body.error.issues[0]?.message ?? 'We could not read what was sent.', {
        at: ['body', ...(body.error.issues[0]?.path ?? []).map(String)],
      })
    const entered = await comeIn(deps, knownBrowser({ request, reply, newId: deps.newId }), body.data)
    return comeInRoute.reply.parse(entered)
  })
  mount(app, leaveRoute, async ({ browser, params }) => {
    if (browser !== undefined) await leave(deps, browser, params.sessionId)
    return {}
  })
  mount(app, enterRoomRoute, async ({ browser, params }) => {
    await enterRoom(deps, browser, params.roomId)
    return {}
  })
}
