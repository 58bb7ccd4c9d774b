/** The plain page where whoever is offered payment says whether they want it. It knows nothing of any answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { Capacity, PaymentOffer } from '@waymark/shared/model/payment.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { offeredAt, type Offered } from '#payments/offer-links.ts'
import { acceptOffer, declineOffer } from '#payments/payments.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import { payFields, paymentPage, paymentSaidPage, type PaymentView } from '#plain/payment-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })

export const mountPaymentPage = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      mountForm(scope, deps)
    },
    { prefix: '/paid' },
  )
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const formsOf = keyedBuckets(answerRates.forms, deps.monotonic)
  scope.get('/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const offered = await offeredAt(deps, token)
    return sendPage(reply, paymentPage(viewFor(deps, { offered, token, form: deps.newId(), fields: {} })))
  })
  scope.post('/:token', async (request, reply) => {
    if (formsOf.take(addressKey(request.ip)) > 0)
      throw new Refusal(
        'too-many',
        'That was more at once than we take from one place. Wait a minute, then send it again.',
      )
    return answerForm(deps, request, reply)
  })
  for (const said of ['accepted', 'declined'] as const)
    scope.get(`/:token/${said}`, async (request, reply) => {
      const { terms, offer } = await offeredAt(deps, paramsOf(OfToken, request).token)
      return sendPage(reply, paymentSaidPage(terms, said, offer !== undefined))
    })
}

async function answerForm(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = paramsOf(OfToken, request)
  const offered = await offeredAt(deps, token)
  const fields = fieldsOf(request)
  if (fields[payFields.say] === 'declined') {
    await declineOffer(deps, offered)
    return goTo(reply, `${pages.paid(token)}/declined`)
  }
  const sent = PaymentOffer.safeParse({
    id: fields[nameOf.form],
    termsId: offered.terms.id,
    name: fields[payFields.name],
    reach: fields[payFields.reach],
    capacity: fields[payFields.capacity],
    quarters: quartersIn(fields),
    state: 'accepted',
    reference: '',
    day: '',
  })
  const done = sent.success
    ? await acceptOffer(deps, offered, sent.data).catch(refusalOf)
    : new Refusal('malformed', sent.error.issues[0]?.message ?? 'We could not read what was sent.', {
        at: (sent.error.issues[0]?.path ?? []).map(String),
      })
  if (!(done instanceof Refusal)) return goTo(reply, `${pages.paid(token)}/accepted`)
  const { message, at } = tellProblem(done, { request, reply })
  const where = (['reach', 'quarters'] as const).find(one => at.includes(one)) ?? 'name'
  const view = viewFor(deps, { offered, token, form: fields[nameOf.form] ?? deps.newId(), fields })
  return sendPage(reply, paymentPage({ ...view, wrong: { at: where, message } }))
}

/** Hours, with a point or a comma. */
const quartersIn = (fields: Fields): number => Number((fields[payFields.hours] ?? '').trim().replace(',', '.')) * 4

interface Seen {
  readonly offered: Offered
  readonly token: string
  readonly form: string
  readonly fields: Fields
}

const viewFor = (deps: Deps, { offered, token, form, fields }: Seen): PaymentView => {
  const { terms, offer } = offered
  const before = saidBefore(offered)
  return {
    terms,
    address: pages.paid(token),
    isOpen: isBefore(deps.now(), terms.until),
    state: offer?.state,
    form,
    typed: {
      name: fields[payFields.name] ?? before.name,
      reach: fields[payFields.reach] ?? '',
      capacity: Capacity.safeParse(fields[payFields.capacity]).data ?? before.capacity,
      hours: fields[payFields.hours] ?? String(Math.min(before.quarters, terms.quarters) / 4),
    },
  }
}

/** All but how to reach them: a link may have gone to somebody else. */
const saidBefore = ({ offer }: Offered): Pick<PaymentOffer, 'name' | 'capacity' | 'quarters'> =>
  offer ?? { name: '', capacity: 'unsaid', quarters: 4 }
