/** The rooms of a session, and leaving it. */
import type { FastifyInstance } from 'fastify'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readSession as readSessionRoute } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { nameOf } from '#plain/fields.ts'
import { sessionPage } from '#plain/session-page.ts'
import { leave } from '#session/come-in.ts'
import { readSession } from '#session/sessions.ts'
import { browserOf } from './browser.ts'
import { fieldsOf, goTo, paramsOf, sendPage } from './plain-forms.ts'

export function mountPlainSession(scope: FastifyInstance, deps: Deps): void {
  scope.get('/sessions/:sessionId', async (request, reply) => {
    const params = paramsOf(readSessionRoute.params, request)
    return sendPage(reply, sessionPage(await readSession(deps, { browser: browserOf(request), params, body: {} })))
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
