/** The pages where people answer in writing, and those of one's own answer. The end of each address is a secret: no log and no measure holds an address. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { FormId } from '@waymark/shared/model/ids.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { maxResponse } from '@waymark/shared/model/response.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { setOfDoor } from '#answers/answer-door.ts'
import { changeOwn, putBackOwn, takeFromForm, throwOwnAway, withdrawOwn, type Written } from '#answers/own-answer.ts'
import type { Deps } from '#deps.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import {
  emptyAnswer,
  isSending,
  typedAnswer,
  wrongWithAnswer,
  type TypedAnswer,
  type WrongAnswer,
} from '#plain/answer-form.ts'
import { answerPage } from '#plain/answer-page.ts'
import { nameOf } from '#plain/fields.ts'
import { copyOf } from '#plain/answer-receipt.ts'
import { changePage, myAnswerPage, throwAwayPage, withdrawPage } from '#plain/my-answer-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { mountReceipt } from './answer-receipt.ts'
import { BySecret, keptByNobody, viewOfOwn } from './own-answer-view.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { asPlainPages } from './plain-scope.ts'

/** All that fits, in an alphabet of two bytes, as forms are sent: six characters for each letter. */
const bodyLimit = maxResponse * 6 + 64 * 1024

const ByToken = z.object({ token: z.string().check(z.maxLength(200)) })

export const mountAnswerPages = async (app: FastifyInstance, deps: Deps): Promise<void> => {
  await app.register(
    async scope => {
      asPlainPages(scope)
      mountForm(scope, deps)
      mountOwn(scope, deps)
      mountWaysBack(scope, deps)
      mountReceipt(scope, deps)
    },
    { prefix: '/answer' },
  )
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const formsOf = keyedBuckets(answerRates.forms, deps.monotonic)
  scope.get('/:token', async (request, reply) => {
    const { token } = paramsOf(ByToken, request)
    const set = await setOfDoor(deps, token)
    return sendPage(reply, formPage(deps, { token, set, form: deps.newId(), typed: emptyAnswer }))
  })
  scope.post('/:token', { bodyLimit }, async (request, reply) => {
    const { token } = paramsOf(ByToken, request)
    const set = await setOfDoor(deps, token)
    const fields = fieldsOf(request)
    const typed = typedAnswer(fields)
    const form = FormId.safeParse(fields[nameOf.form]).data ?? deps.newId()
    const written = writtenOf(typed, isSending(fields))
    const wrong = formsOf.take(addressKey(request.ip)) > 0 ? tooOften : wrongWithAnswer(set.questions, typed)
    const done = await (wrong === undefined
      ? takeFromForm(deps, set.id, { form, written }).catch(refusalOf)
      : new Refusal(wrong === tooOften ? 'too-many' : 'malformed', wrong.message))
    if (!(done instanceof Refusal)) return goTo(keptByNobody(reply), pages.myAnswer(done))
    tellProblem(done, { request, reply })
    return sendPage(reply, formPage(deps, { token, set, form, typed, wrong: wrong ?? atFirst(done) }))
  })
}

const tooOften: WrongAnswer = {
  at: 'question-1',
  message: 'That was more at once than we take from one place. Wait a minute, then send it again.',
}

interface FormPage {
  readonly token: string
  readonly set: Awaited<ReturnType<typeof setOfDoor>>
  readonly form: string
  readonly typed: TypedAnswer
  readonly wrong?: WrongAnswer | undefined
}

const formPage = ({ now }: Pick<Deps, 'now'>, { token, set, ...view }: FormPage): string =>
  answerPage({
    ...view,
    set,
    questions: set.questions,
    asksToQuote: set.asksToQuote,
    action: pages.answer(token),
    now: now(),
    isSent: false,
  })

const atFirst = ({ message }: Refusal): WrongAnswer => ({ at: 'question-1', message })

const writtenOf = ({ answers, name, mayQuote }: TypedAnswer, sends: boolean): Written => ({
  answers: answers.filter(({ text }) => hasWords(text)),
  name: name === '' ? null : name,
  mayQuote: mayQuote === '' ? null : mayQuote === 'yes',
  isSending: sends,
})

function mountOwn(scope: FastifyInstance, deps: Deps): void {
  scope.get('/mine/:secret', async (request, reply) =>
    sendPage(keptByNobody(reply), myAnswerPage(await viewOfOwn(deps, request))),
  )
  scope.get('/mine/:secret/change', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    const isPlain = view.response.sentAt === null || view.response.withdrawnAt !== null || !view.mayChange
    return isPlain
      ? goTo(keptByNobody(reply), pages.myAnswer(view.secret))
      : sendPage(keptByNobody(reply), changePage(view))
  })
  scope.post('/mine/:secret/change', { bodyLimit }, async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    const fields = fieldsOf(request)
    const typed = typedAnswer(fields)
    const wrong = wrongWithAnswer(view.set.questions, typed)
    const written = writtenOf(typed, isSending(fields))
    const done = await (wrong === undefined
      ? changeOwn(deps, view.secret, written).catch(refusalOf)
      : new Refusal('malformed', wrong.message))
    if (!(done instanceof Refusal)) return goTo(keptByNobody(reply), pages.myAnswer(view.secret))
    tellProblem(done, { request, reply })
    const again = { ...view, typed, wrong: wrong ?? atFirst(done) }
    const page = view.response.sentAt === null ? myAnswerPage(again) : changePage(again)
    return sendPage(keptByNobody(reply), page)
  })
  scope.get('/mine/:secret/copy', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    return keptByNobody(reply)
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="my-answer-${view.response.number ?? 'draft'}.txt"`)
      .send(copyOf(view))
  })
}

function mountWaysBack(scope: FastifyInstance, deps: Deps): void {
  scope.get('/mine/:secret/withdraw', async (request, reply) =>
    sendPage(keptByNobody(reply), withdrawPage(await viewOfOwn(deps, request))),
  )
  scope.post('/mine/:secret/withdraw', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    await withdrawOwn(deps, secret)
    return goTo(keptByNobody(reply), pages.myAnswer(secret))
  })
  scope.post('/mine/:secret/put-back', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    await putBackOwn(deps, secret)
    return goTo(keptByNobody(reply), pages.myAnswer(secret))
  })
  scope.get('/mine/:secret/throw-away', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    return view.response.sentAt === null
      ? sendPage(keptByNobody(reply), throwAwayPage(view))
      : goTo(keptByNobody(reply), pages.myAnswer(view.secret))
  })
  scope.post('/mine/:secret/throw-away', async (request, reply) => {
    const { secret } = paramsOf(BySecret, request)
    await throwOwnAway(deps, secret)
    return goTo(keptByNobody(reply), pages.myAnswer(secret))
  })
}
