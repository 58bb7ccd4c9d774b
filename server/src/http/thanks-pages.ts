/** The plain pages on which people say by which name they want to be thanked, change it and take it back. They need no cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { ThanksAsk } from '@waymark/shared/model/acknowledgement.ts'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import { myThanksPage, thanksFields, thanksPage, thanksRemovedPage, type ThanksView } from '#plain/thanks-page.ts'
import { Refusal } from '#refusal.ts'
import { strategyPlace } from '#session/places.ts'
import { eraseThanks } from '#thanks/about-me.ts'
import { changeName, giveName, ownName, strategyOfToken, termsOf, withdrawName } from '#thanks/thanks.ts'
import { tellProblem } from './answer-problems.ts'
import { BySecret } from './own-answer-view.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })
const FormSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

export const mountThanksPages = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      const forms = keyedBuckets(answerRates.forms, deps.monotonic)
      scope.addHook('preHandler', async request => {
        if (request.method === 'POST' && forms.take(addressKey(request.ip)) > 0)
          throw new Refusal(
            'too-many',
            'That was more at once than we take from one place. Wait a minute, then send it again.',
          )
      })
      mountForm(scope, deps)
      mountOwn(scope, deps)
      mountWaysBack(scope, deps)
    },
    { prefix: '/thanks' },
  )
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  scope.get('/:token', async (request, reply) => {
    const { view } = await viewAt(deps, request)
    return sendPage(reply, thanksPage(view))
  })
  scope.post('/:token', async (request, reply) => {
    const fields = fieldsOf(request)
    const { view, strategyId } = await viewAt(deps, request, fields)
    const done = await giving(fields, ask => giveName(deps, strategyId, { secret: view.form, ask }))
    if (!(done instanceof Refusal)) return goTo(reply, pages.myThanks(view.form))
    return sendPage(reply, thanksPage({ ...view, wrong: wrongOf(done, request, reply) }))
  })
}

/** Answers a no in the place of throwing it. */
const giving = async (fields: Fields, act: (ask: ThanksAsk) => Promise<void>): Promise<Refusal | undefined> => {
  const sent = ThanksAsk.safeParse(typedIn(fields))
  if (sent.success) return act(sent.data).then(() => undefined, refusalOf)
  const [issue] = sent.error.issues
  return new Refusal('malformed', issue?.message ?? 'We could not read what was sent.', {
    at: (issue?.path ?? []).map(String),
  })
}

const typedIn = (fields: Fields) => ({
  name: (fields[thanksFields.name] ?? '').trim(),
  mail: (fields[thanksFields.mail] ?? '').trim(),
})

function wrongOf(refused: Refusal, request: FastifyRequest, reply: FastifyReply): NonNullable<ThanksView['wrong']> {
  const { message, at } = tellProblem(refused, { request, reply })
  return { at: at.includes('mail') ? 'mail' : 'name', message }
}

async function viewAt(
  deps: Deps,
  request: FastifyRequest,
  fields: Fields = {},
): Promise<{ readonly view: ThanksView; readonly strategyId: StrategyId }> {
  const { token } = paramsOf(OfToken, request)
  const { id, title, period } = await strategyPlace(deps, StrategyId.parse(strategyOfToken(deps, token)))
  const { isOpen, intro } = await termsOf(deps, id)
  const view = {
    title: `${title} ${period}`,
    intro,
    isOpen,
    address: pages.thanks(token),
    form: FormSecret.safeParse(fields[nameOf.form]).data ?? deps.newId(),
    sendsMail: deps.post !== undefined,
    typed: typedIn(fields),
  }
  return { view, strategyId: id }
}

function mountOwn(scope: FastifyInstance, deps: Deps): void {
  const viewOf = async (secret: string) => {
    const own = await ownName(deps, secret)
    return {
      own,
      secret,
      link: `${deps.address()}${pages.myThanks(secret)}`,
      sendsMail: deps.post !== undefined,
      typed: { name: own.name, mail: own.mail },
    }
  }
  scope.get('/mine/:secret', async (request, reply) =>
    sendPage(reply, myThanksPage(await viewOf(paramsOf(BySecret, request).secret))),
  )
  scope.post('/mine/:secret', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    const [view, fields] = [await viewOf(secret), fieldsOf(request)]
    const done = await giving(fields, ask => changeName(deps, secret, ask))
    if (!(done instanceof Refusal)) return goTo(reply, pages.myThanks(secret))
    return sendPage(reply, myThanksPage({ ...view, typed: typedIn(fields), wrong: wrongOf(done, request, reply) }))
  })
}

function mountWaysBack(scope: FastifyInstance, deps: Deps): void {
  scope.post('/mine/:secret/withdraw', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    await withdrawName(deps, secret)
    await audit(deps, { by: 'person', did: 'name-removed', count: 1 })
    return goTo(reply, pages.myThanks(secret))
  })
  scope.post('/mine/:secret/remove', async (request, reply) => {
    await eraseThanks(deps, paramsOf(BySecret, request).secret)
    await audit(deps, { by: 'person', did: 'erased', count: 1 })
    return goTo(reply, '/thanks/mine/removed')
  })
  scope.get('/mine/removed', async (_request, reply) => sendPage(reply, thanksRemovedPage()))
}
