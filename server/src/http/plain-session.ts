/** The rooms of a session, and leaving it. */
import type { FastifyInstance } from 'fastify'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readSession as readSessionRoute } from '@waymark/shared/wire/sessions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { nameOf } from '#plain/fields.ts'
import { sessionPage, type Besides } from '#plain/session-page.ts'
import { leave } from '#session/come-in.ts'
import { messageIn, messageToAll } from '#session/desk-messages.ts'
import { readSession } from '#session/sessions.ts'
import { readMyWish } from '#session/talk.ts'
import { whoLinkOf } from './who.ts'
import { browserOf } from './browser.ts'
import { myTrail } from './my-trail.ts'
import { fieldsOf, goTo, paramsOf, sendPage } from './plain-forms.ts'

export function mountPlainSession(scope: FastifyInstance, deps: Deps): void {
  scope.get('/sessions/:sessionId', async (request, reply) => {
    const params = paramsOf(readSessionRoute.params, request)
    const asked = { browser: browserOf(request), params, body: {} }
    const view = await readSession(deps, asked)
    return sendPage(reply, sessionPage(view, await besides(deps, asked, view)))
  })

  scope.post('/sessions/:sessionId', async (request, reply) => {
    const { sessionId } = paramsOf(readSessionRoute.params, request)
    const browser = browserOf(request)
    if (fieldsOf(request)[nameOf.leave] === undefined) return goTo(reply, plainPages.session(sessionId))
    if (browser !== undefined) await leave(deps, browser, sessionId)
    // Whoever comes next shall not find these pages by a step back.
    void reply.header('clear-site-data', '"cache"')
    return goTo(reply, plainPages.home())
  })
}

async function besides(
  deps: Deps,
  asked: Pick<Asked<typeof readSessionRoute>, 'browser' | 'params' | 'body'>,
  { me, session }: ReplyOf<typeof readSessionRoute>,
): Promise<Besides> {
  const [{ lead }, message, trail, who] = await Promise.all([
    readMyWish(deps, asked),
    me.roomId === null ? messageToAll(deps, session) : messageIn(deps, session, me.roomId),
    myTrail(deps, asked),
    whoLinkOf(deps, session.id),
  ])
  return { lead, message, trail, who }
}
