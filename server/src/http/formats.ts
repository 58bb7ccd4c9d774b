/** Requests for other formats over HTTP, as the team sees them: those of its strategy, and for whoever runs the whole server those of none. */
import { create } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/formats.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { saidLetter } from '#formats/format-letters.ts'
import { isInDocuments, queueOf, removeRequest, setInDocuments, setStateOf, today } from '#formats/format-requests.ts'
import { formatScope } from '#scopes-of-people.ts'
import { formatsTable } from '#formats/formats-table.ts'
import { memberInScope, permit, type Browser } from '#session/members.ts'
import { strategyPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { wholeServer } from '#store/kinds.ts'
import { browserOf } from './browser.ts'
import { isOneAddress } from './format-pages.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

export function mountFormats(app: FastifyInstance, deps: Deps): void {
  const opened = async (browser: Browser, strategyId: StrategyId) => {
    const strategy = await strategyPlace(deps, strategyId)
    const member = await strategyMember(deps, browser, strategyId)
    permit(member, 'handle-format-requests')
    const ofServer = await memberInScope(deps, browser, wholeServer)
    const runsServer = ofServer !== undefined && may(ofServer.role, 'handle-format-requests')
    const by: 'organiser' | 'facilitator' = member.role === 'organiser' ? 'organiser' : 'facilitator'
    const scopes = [formatScope(deps, strategyId), ...(runsServer ? [formatScope(deps, null)] : [])]
    return { strategy, scopes, by }
  }

  mount(app, wire.readFormats, async ({ browser, params: { strategyId } }) => {
    const { strategy, scopes, by } = await opened(browser, strategyId)
    return {
      title: `${strategy.title} ${strategy.period}`,
      today: today(deps),
      requests: await queueOf(deps, scopes),
      sendsMail: deps.post !== undefined,
      isInDocuments: await isInDocuments(deps, strategyId),
      mayDecide: may(by, 'manage-strategy'),
    }
  })
  mount(app, wire.setFormatTerms, async ({ browser, params: { strategyId }, body }) => {
    await opened(browser, strategyId)
    permit(await strategyMember(deps, browser, strategyId), 'manage-strategy')
    await setInDocuments(deps, strategyId, body.isInDocuments)
    return {}
  })
  mount(app, wire.setFormatState, async ({ browser, params: { strategyId, requestId: id }, body }) => {
    const { scopes } = await opened(browser, strategyId)
    const { request, isNew } = await setStateOf(deps, { scopes, id }, body)
    const to = request.reach.trim()
    const isOver = request.state === 'done' || request.state === 'cannot'
    if (!isNew || !isOver || deps.post === undefined || request.way !== 'email' || !isOneAddress(to))
      return { isTold: false }
    const isTold = await deps.post.send({ to, ...saidLetter(request) }).then(
      () => true,
      () => false,
    )
    return { isTold }
  })
  mount(app, wire.removeFormatRequest, async ({ browser, params: { strategyId, requestId: id } }) => {
    const { scopes, by } = await opened(browser, strategyId)
    await removeRequest(deps, { scopes, id })
    await audit(deps, { by, did: 'erased', strategyId, count: 1 })
    return {}
  })
  app.get(wire.formatsTablePath(':strategyId'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.OfStrategy, request)
    const { scopes, by } = await opened(browserOf(request), strategyId)
    const all = await queueOf(deps, scopes)
    await audit(deps, { by, did: 'people-taken', strategyId, count: all.length })
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Other formats.csv'))
      .header('cache-control', 'no-store')
      .send(formatsTable(all, today(deps)))
  })
}
