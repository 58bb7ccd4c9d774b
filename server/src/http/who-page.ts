/** The plain page where people say who is in the room. It asks no cookie, and never looks at the words or at people. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { WhoAnswer, type WhoForm } from '@waymark/shared/model/who.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import { formAt } from '#monitoring/forms.ts'
import { sendAnswers } from '#monitoring/send-answers.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import { answersIn, whoClosedPage, whoPage, whoSentPage } from '#plain/who-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

const OfToken = z.object({ token: z.string().check(z.maxLength(200)) })
/** Of a form, as it was made with the page. */
const Number = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))

type WhoPageDeps = Pick<Deps, 'monitoring' | 'monitoringKey' | 'linkKey' | 'newId' | 'monotonic'>

export const mountWhoPage = async (app: FastifyInstance, deps: WhoPageDeps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      mountForm(scope, deps)
    },
    { prefix: '/who' },
  )
}

function mountForm(scope: FastifyInstance, deps: WhoPageDeps): void {
  const formsOf = keyedBuckets(answerRates.forms, deps.monotonic)
  scope.get('/:token', async (request, reply) => {
    const { token } = paramsOf(OfToken, request)
    const form = await formAt(deps, token)
    return sendPage(reply, form.state === 'closed' ? whoClosedPage(resultOf(form)) : open(deps, form, { token }))
  })
  scope.get('/:token/thank-you', async (request, reply) => {
    await formAt(deps, paramsOf(OfToken, request).token)
    return sendPage(reply, whoSentPage())
  })
  scope.get('/:token/results', async (request, reply) => {
    const form = await formAt(deps, paramsOf(OfToken, request).token)
    if (resultOf(form) === null) throw new Refusal('gone', 'There is no result here to read.')
    return sendPage(reply, whoClosedPage(resultOf(form)))
  })
  scope.post('/:token', async (request, reply) => {
    if (formsOf.take(addressKey(request.ip)) > 0)
      throw new Refusal(
        'too-many',
        'That was more at once than we take from one place. Wait a minute, then send it again.',
      )
    return takeForm(deps, request, reply)
  })
}

const resultOf = ({ isPublished, result }: WhoForm) => (isPublished ? result : null)

interface Filled {
  readonly token: string
  readonly fields?: Fields
  readonly wrong?: { readonly at: number; readonly message: string }
}

const open = ({ newId }: WhoPageDeps, form: WhoForm, { token, fields = {}, wrong }: Filled): string =>
  whoPage({
    form,
    address: pages.who(token),
    number: Number.safeParse(fields[nameOf.form]).data ?? newId(),
    fields,
    ...(wrong !== undefined && { wrong }),
  })

async function takeForm(deps: WhoPageDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { token } = paramsOf(OfToken, request)
  const form = await formAt(deps, token)
  const fields = fieldsOf(request)
  const answers = answersIn(fields, form.questions)
  const at = answers.findIndex(one => !WhoAnswer.safeParse(one).success)
  const number = Number.safeParse(fields[nameOf.form]).data
  const done =
    at >= 0
      ? new Refusal('malformed', 'Those words are too long, or hold something that cannot be kept.')
      : number === undefined
        ? new Refusal('malformed', 'Something of the form got lost. Here it is again: send it once more.')
        : await sendAnswers(deps, form, { number, answers }).catch(refusalOf)
  if (!(done instanceof Refusal)) return goTo(reply, `${pages.who(token)}/thank-you`)
  const { message, code } = tellProblem(done, { request, reply })
  if (code === 'closed') return sendPage(reply, whoClosedPage(null))
  return sendPage(reply, open(deps, form, { token, fields, wrong: { at: Math.max(0, at), message } }))
}
