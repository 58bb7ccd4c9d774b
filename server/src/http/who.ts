/**
 * Who is in the room over HTTP, as organisers ask and see it. Here the session meets the form: whoever asks is known by the words' store,
 * and what they ask for is found in the other by an id that only the key of this server makes.
 */
import type { FastifyInstance } from 'fastify'
import { create } from 'content-disposition'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import type { WhoForm } from '@waymark/shared/model/who.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/who.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import * as forms from '#monitoring/forms.ts'
import { whoTable } from '#monitoring/who-table.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { sessionPlace, sessionsOf, strategyPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

export function mountWho(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser, sessionId: SessionId): Promise<Session> => {
    const { session } = await sessionPlace(deps, sessionId)
    permit(await knownMember(deps, browser, { sessionId, strategyId: session.strategyId }), 'monitor')
    return session
  }

  mount(app, wire.readWho, async ({ browser, params: { sessionId } }) => {
    const { title, strategyId } = await permitted(browser, sessionId)
    const form = await forms.formOf(deps, sessionId)
    return { session: { title, strategyId }, form: form === undefined ? null : await viewOf(deps, form) }
  })
  mount(app, wire.putWho, async ({ browser, params: { sessionId }, body }) => {
    await permitted(browser, sessionId)
    await forms.putForm(deps, sessionId, body)
    return {}
  })
  mount(app, wire.openWho, async ({ browser, params: { sessionId } }) => {
    await permitted(browser, sessionId)
    await forms.openForm(deps, sessionId)
    return {}
  })
  mount(app, wire.removeWho, async ({ browser, params: { sessionId } }) => {
    await permitted(browser, sessionId)
    await forms.removeForm(deps, sessionId)
    return {}
  })
  mount(app, wire.closeWho, async ({ browser, params: { sessionId } }) => {
    const { strategyId } = await permitted(browser, sessionId)
    await forms.closeForm(deps, sessionId)
    await audit(deps, { by: 'organiser', did: 'monitoring-closed', strategyId, sessionId })
    return {}
  })
  mount(app, wire.publishWho, async ({ browser, params: { sessionId }, body: { isPublished } }) => {
    await permitted(browser, sessionId)
    await forms.publishResult(deps, sessionId, isPublished)
    return {}
  })
  mountReading(app, deps, permitted)
}

function mountReading(
  app: FastifyInstance,
  deps: Deps,
  permitted: (browser: Browser, sessionId: SessionId) => Promise<Session>,
): void {
  mount(app, wire.readWhoLink, async ({ browser, params: { sessionId } }) => {
    const { session } = await sessionPlace(deps, sessionId)
    permit(await knownMember(deps, browser, { sessionId, strategyId: session.strategyId }), 'read-session')
    return { link: await whoLinkOf(deps, sessionId) }
  })
  mount(app, wire.readWhoOfStrategy, async ({ browser, params: { strategyId } }) => {
    const { title, period } = await strategyPlace(deps, strategyId)
    permit(await strategyMember(deps, browser, strategyId), 'monitor')
    const all = await Promise.all(
      (await sessionsOf(deps, strategyId)).map(async ({ id, ...session }) => ({
        sessionId: id,
        title: session.title,
        startsAt: session.startsAt,
        result: (await forms.formOf(deps, id))?.result ?? null,
      })),
    )
    return {
      strategy: { title, period },
      sessions: all.flatMap(({ result, ...session }) => (result === null ? [] : [{ ...session, result }])),
    }
  })
  app.get(wire.whoTablePath(':sessionId'), async (request, reply) => {
    const { sessionId } = paramsOf(wire.readWho.params, request)
    await permitted(browserOf(request), sessionId)
    const result = (await forms.formOf(deps, sessionId))?.result
    if (result === undefined || result === null) throw new Refusal('gone', 'There is no result here yet.')
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Who is in the room.csv'))
      .header('cache-control', 'no-store')
      .send(whoTable(result))
  })
}

/** For everybody in a session. */
export async function whoLinkOf(
  deps: forms.WhoDeps,
  sessionId: SessionId,
): Promise<{ path: string; isResult: boolean } | null> {
  const form = await forms.formOf(deps, sessionId)
  if (form === undefined || form.state === 'draft' || (form.state === 'closed' && !form.isPublished)) return null
  const isResult = form.state === 'closed'
  const token = forms.whoTokenOf(deps, form)
  return { path: isResult ? pages.whoResults(token) : pages.who(token), isResult }
}

async function viewOf(deps: Deps, form: WhoForm): Promise<wire.WhoFormView> {
  const { state, why, changed, questions, result, isPublished } = form
  return {
    state,
    asked: { why, changed, questions },
    result,
    isPublished,
    isEnough: state === 'open' ? await forms.isEnough(deps, form) : null,
    address: state === 'draft' ? '' : `${deps.address()}${pages.who(forms.whoTokenOf(deps, form))}`,
  }
}
