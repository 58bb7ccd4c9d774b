/** Being paid for one's time over HTTP, as organisers see it. Its addresses carry nothing of an answer. */
import type { FastifyInstance } from 'fastify'
import { create } from 'content-disposition'
import type { QuestionSetId, StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/payments.ts'
import { questionSetOf } from '#answers/question-sets.ts'
import type { Deps } from '#deps.ts'
import { financeTable } from '#payments/finance-table.ts'
import { offerTokenOf } from '#payments/offer-links.ts'
import { markPaid, offersOf, payTokenOf, putOffer, removeOffer, setTerms, termsFor } from '#payments/payments.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

export function mountPayments(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser, setId: QuestionSetId): Promise<StrategyId> => {
    const { session } = await sessionPlace(deps, (await questionSetOf(deps, setId)).sessionId)
    permit(await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId }), 'pay-people')
    return session.strategyId
  }
  const addressOf = (setId: QuestionSetId): string => `${deps.address()}${pages.paid(payTokenOf(deps, setId))}`

  mount(app, wire.readPayments, async ({ browser, params: { setId } }) => {
    const strategyId = await permitted(browser, setId)
    const terms = await termsFor(deps, setId)
    return {
      strategyId,
      terms: terms ?? null,
      address: terms === undefined ? '' : addressOf(setId),
      offers: await offersOf(deps, setId),
    }
  })
  mount(app, wire.setTerms, async ({ browser, params: { setId }, body }) => {
    await permitted(browser, setId)
    await setTerms(deps, setId, body)
    return { address: addressOf(setId) }
  })
  mount(app, wire.putOffer, async ({ browser, params: { setId, offerId }, body: form }) => {
    await permitted(browser, setId)
    const isNew = await putOffer(deps, setId, { offerId, form })
    return { address: isNew ? `${deps.address()}${pages.paid(offerTokenOf(deps, offerId))}` : '' }
  })
  mount(app, wire.markPaid, async ({ browser, params: { setId, offerId }, body: { reference } }) => {
    await permitted(browser, setId)
    await markPaid(deps, setId, { offerId, reference })
    return {}
  })
  mount(app, wire.removeOffer, async ({ browser, params: { setId, offerId } }) => {
    await permitted(browser, setId)
    await removeOffer(deps, setId, offerId)
    return {}
  })
  app.get(wire.financePath(':setId'), async (request, reply) => {
    const { setId } = paramsOf(wire.OfSet, request)
    await permitted(browserOf(request), setId)
    const terms = await termsFor(deps, setId)
    if (terms === undefined) throw new Refusal('gone', 'Nothing is offered for these questions.')
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Payments.csv'))
      .header('cache-control', 'no-store')
      .send(financeTable(terms, await offersOf(deps, setId)))
  })
}
