/** The statement about safeguarding, and telling the lead of something: plain pages for everybody, without a cookie, kept by nobody between. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { Concern } from '@waymark/shared/model/safeguarding.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { concernRates } from '#limits/limit-table.ts'
import { concernFields, concernPage, concernSentPage, type ConcernView } from '#plain/concern-page.ts'
import { isTicked, nameOf, textIn } from '#plain/fields.ts'
import { safeguardingPage, type SafeguardingView } from '#plain/safeguarding-page.ts'
import { Refusal } from '#refusal.ts'
import { raiseConcern } from '#safeguarding/concerns.ts'
import { publicTokenOf, readToken, safeguardingOf } from '#safeguarding/lead.ts'
import { sessionPlace, strategyPlace } from '#session/places.ts'
import { tellProblem } from './answer-problems.ts'
import { mountLeadPages } from './lead-pages.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })
const OfSession = z.object({ sessionId: SessionId })
const Sent = z.extend(OfToken, { reference: z.string().check(z.regex(/^[a-z]{4}(-[a-z]{4}){2}$/)) })

export async function mountConcernPages(app: FastifyInstance, deps: Deps): Promise<void> {
  const scoped = (prefix: string, mountIn: (scope: FastifyInstance) => void) =>
    app.register(
      async scope => {
        asPlainPages(scope)
        scope.addHook('onRequest', async (_request, reply) => {
          void reply.header('cache-control', 'no-store')
        })
        mountIn(scope)
      },
      { prefix },
    )
  const tokenOfSession = async (request: FastifyRequest): Promise<string> => {
    const { strategy } = await sessionPlace(deps, paramsOf(OfSession, request).sessionId)
    return publicTokenOf(deps, strategy.id)
  }
  await scoped('/safeguarding', scope => {
    scope.get('/session/:sessionId', async (request, reply) =>
      goTo(reply, pages.safeguarding(await tokenOfSession(request))),
    )
    scope.get('/:token', async (request, reply) => sendPage(reply, safeguardingPage(await placeOf(deps, request))))
    mountLeadPages(scope, deps)
  })
  await scoped('/concern', scope => {
    scope.get('/session/:sessionId', async (request, reply) =>
      goTo(reply, pages.concern(await tokenOfSession(request))),
    )
    mountForm(scope, deps)
  })
}

async function placeOf(deps: Deps, request: FastifyRequest): Promise<SafeguardingView> {
  const { token } = paramsOf(OfToken, request)
  const { strategyId } = readToken(deps, 'safeguarding', token)
  const { title } = await strategyPlace(deps, strategyId)
  return { token, title, known: await safeguardingOf(deps, strategyId) }
}

const empty = { typed: { what: '', who: '', reach: '', where: '' }, isUrgent: false }

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const senders = keyedBuckets(concernRates.forms, deps.monotonic)
  scope.get('/:token', async (request, reply) =>
    sendPage(reply, concernPage({ ...(await placeOf(deps, request)), ...empty, form: deps.newId() })),
  )
  scope.get('/:token/sent/:reference', async (request, reply) => {
    const { reference } = paramsOf(Sent, request)
    return sendPage(reply, concernSentPage({ ...(await placeOf(deps, request)), reference }))
  })
  scope.post('/:token', async (request, reply) => {
    const place = await placeOf(deps, request)
    const done = await (senders.take(addressKey(request.ip)) > 0 ? tooMany : send(deps, request)).catch(refusalOf)
    if (typeof done === 'string') return goTo(reply, `${pages.concern(place.token)}/sent/${done}`)
    return sendPage(reply, concernPage({ ...place, ...wrongOf(done, { request, reply }) }))
  })
}

const tooMany: Promise<never> = Promise.reject(
  new Refusal(
    'too-many',
    'That was more at once than we take from one place. Wait a minute, or reach the lead directly.',
  ),
)
tooMany.catch(() => undefined)

function send(deps: Deps, request: FastifyRequest): Promise<string> {
  const { strategyId } = readToken(deps, 'safeguarding', paramsOf(OfToken, request).token)
  const fields = fieldsOf(request)
  const text = (name: string): string => textIn(fields, name)
  if (text(concernFields.trap) !== '')
    return Promise.reject(new Refusal('malformed', 'A field was filled in that nobody sees. Load the page again.'))
  const sent = Concern.safeParse({
    what: text('what'),
    urgent: isTicked(fields, concernFields.urgent),
    who: text('who'),
    reach: text('reach'),
    where: text('where'),
    about: '',
  })
  if (!sent.success) {
    const [issue] = sent.error.issues
    return Promise.reject(
      new Refusal('malformed', issue?.message ?? 'We could not read what was sent.', {
        at: (issue?.path ?? []).map(String),
      }),
    )
  }
  return raiseConcern(deps, strategyId, { form: fields[nameOf.form] ?? '', concern: sent.data, by: 'person' })
}

/** What was typed stays in front of whoever typed it. */
function wrongOf(
  refusal: Refusal,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Pick<ConcernView, 'form' | 'typed' | 'isUrgent' | 'wrong'> {
  const { message, at } = tellProblem(refusal, { request, reply })
  const fields = fieldsOf(request)
  const text = (name: string): string => textIn(fields, name)
  return {
    form: fields[nameOf.form] ?? '',
    typed: { what: text('what'), who: text('who'), reach: text('reach'), where: text('where') },
    isUrgent: isTicked(fields, concernFields.urgent),
    wrong: { at: (['who', 'reach', 'where'] as const).find(one => at.includes(one)) ?? 'what', message },
  }
}
