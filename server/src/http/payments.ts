/** Being paid for one's time over HTTP: for organisers, and a plain page for whoever is offered it. Its addresses carry nothing of an answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { create } from 'content-disposition'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import { Capacity, PaymentOffer, type PaymentTerms } from '@waymark/shared/model/payment.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/payments.ts'
import { questionSetOf } from '#answers/question-sets.ts'
import type { Deps } from '#deps.ts'
import { financeTable } from '#payments/finance-table.ts'
import {
  answerOffer,
  offersOf,
  payTokenOf,
  putOffer,
  removeOffer,
  setTerms,
  termsFor,
  termsOfToken,
} from '#payments/payments.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import { payFields, paymentPage, paymentSaidPage, type PaymentView } from '#plain/payment-page.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

export function mountPayments(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser, setId: QuestionSetId): Promise<void> => {
    const { session } = await sessionPlace(deps, (await questionSetOf(deps, setId)).sessionId)
    permit(await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId }), 'pay-people')
  }
  const addressOf = (setId: QuestionSetId): string => `${deps.address()}${pages.paid(payTokenOf(deps, setId))}`

  mount(app, wire.readPayments, async ({ browser, params: { setId } }) => {
    await permitted(browser, setId)
    const terms = await termsFor(deps, setId)
    return {
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
    await putOffer(deps, setId, { offerId, form })
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

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })

/** In a scope that reads forms. */
export function mountPaymentPage(scope: FastifyInstance, deps: Deps): void {
  scope.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (routeOptions.url?.startsWith('/paid/') === true) void reply.header('cache-control', 'no-store')
  })
  scope.get('/paid/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const terms = await termsOfToken(deps, token)
    return sendPage(reply, paymentPage(viewFor(deps, { terms, token, form: deps.newId(), fields: {} })))
  })
  scope.post('/paid/:token', async (request, reply) => answerForm(deps, request, reply))
  for (const said of ['accepted', 'declined'] as const)
    scope.get(`/paid/:token/${said}`, async (request, reply) =>
      sendPage(reply, paymentSaidPage(await termsOfToken(deps, paramsOf(OfToken, request).token), said)),
    )
}

async function answerForm(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = paramsOf(OfToken, request)
  const terms = await termsOfToken(deps, token)
  const fields = fieldsOf(request)
  if (fields[payFields.say] === 'declined') return goTo(reply, `${pages.paid(token)}/declined`)
  const sent = PaymentOffer.safeParse({
    id: fields[nameOf.form],
    termsId: terms.id,
    name: fields[payFields.name],
    reach: fields[payFields.reach],
    capacity: fields[payFields.capacity],
    quarters: quartersIn(fields),
    state: 'accepted',
    reference: '',
    day: '',
  })
  const done = sent.success
    ? await answerOffer(deps, terms, { ...sent.data, state: 'accepted' }).catch(refusalOf)
    : new Refusal('malformed', sent.error.issues[0]?.message ?? 'We could not read what was sent.', {
        at: (sent.error.issues[0]?.path ?? []).map(String),
      })
  if (!(done instanceof Refusal)) return goTo(reply, `${pages.paid(token)}/accepted`)
  const { message, at } = tellProblem(done, { request, reply })
  const where = (['reach', 'quarters'] as const).find(one => at.includes(one)) ?? 'name'
  const view = viewFor(deps, { terms, token, form: fields[nameOf.form] ?? deps.newId(), fields })
  return sendPage(reply, paymentPage({ ...view, wrong: { at: where, message } }))
}

/** Hours, with a point or a comma. */
const quartersIn = (fields: Fields): number => Number((fields[payFields.hours] ?? '').trim().replace(',', '.')) * 4

interface Seen {
  readonly terms: PaymentTerms
  readonly token: string
  readonly form: string
  readonly fields: Fields
}

const viewFor = (deps: Deps, { terms, token, form, fields }: Seen): PaymentView => ({
  terms,
  address: pages.paid(token),
  isOpen: isBefore(deps.now(), terms.until),
  form,
  typed: {
    name: fields[payFields.name] ?? '',
    reach: fields[payFields.reach] ?? '',
    capacity: Capacity.safeParse(fields[payFields.capacity]).data ?? 'unsaid',
    hours: fields[payFields.hours] ?? String(Math.min(4, terms.quarters) / 4),
  },
})
