/** The pages where people say something about what is published, and those of one's own comment. The end of a link is a secret: no log and no measure holds an address. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { maxComment } from '@waymark/shared/model/feedback.ts'
import { FormId, PublicationId, type StatementId } from '@waymark/shared/model/ids.ts'
import { isRoundOpen } from '@waymark/shared/rules/feedback.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { publishedOf } from '#drafts/published.ts'
import { latestRound, statementsOf } from '#feedback/rounds.ts'
import {
  changeOwn,
  hideOwn,
  ownComment,
  putBackOwn,
  takeFromForm,
  withdrawOwn,
  type Written,
} from '#feedback/own-comment.ts'
import { addressKey } from '#limits/address-key.ts'
import { keyedBuckets } from '#limits/keyed-buckets.ts'
import { answerRates } from '#limits/limit-table.ts'
import {
  emptyComment,
  namesStatement,
  typedComment,
  wrongAtWords,
  wrongWithComment,
  type TypedComment,
  type WrongComment,
} from '#plain/comment-form.ts'
import { commentPage, roundOverPage, type Asked } from '#plain/comment-page.ts'
import { nameOf, type Fields } from '#plain/fields.ts'
import {
  asTyped,
  changeCommentPage,
  myCommentPage,
  withdrawCommentPage,
  type MyCommentView,
} from '#plain/my-comment-page.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { BySecret, keptByNobody } from './own-answer-view.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

/** All that fits, in an alphabet of four bytes, as forms are sent: twelve characters for each letter. */
const bodyLimit = maxComment * 12 + 64 * 1024

const ByPublication = z.object({ publicationId: PublicationId })
const About = z.object({ about: z.optional(z.string()) })

/** `scope`: that of all pages of what is published. */
export function mountCommentPages(scope: FastifyInstance, deps: Deps): void {
  mountForm(scope, deps)
  mountOwn(scope, deps)
  mountWaysBack(scope, deps)
}

interface AskedNow extends Asked {
  readonly now: string
  readonly isOpen: boolean
  readonly statements: readonly { readonly id: StatementId; readonly text: string }[]
}

/** What people are asked about at an address now, or were last. Refuses with 'gone' where they never were. */
async function askedAt(deps: Deps, request: FastifyRequest): Promise<AskedNow> {
  const { publicationId } = paramsOf(ByPublication, request)
  const { strategy, versions } = await publishedOf(deps, publicationId)
  const round = versions[0] && (await latestRound(deps, versions[0].draftId))
  const version = versions.find(({ id }) => id === round?.versionId)
  if (round === undefined || version === undefined)
    throw new Refusal('gone', 'Nobody is asked about this now.', { goTo: pages.direction(publicationId) })
  return {
    title: `${strategy.title} ${strategy.period}`,
    publicationId,
    versionNumber: version.number,
    round,
    now: deps.now(),
    isOpen: isRoundOpen(round, deps.now()),
    statements: await statementsOf(deps, round.versionId),
  }
}

const notInVersion =
  'The statement that this was about is not in this version. It would be about the whole now: send it so, or go back.'

const tooOften = wrongAtWords('That was more at once than we take from one place. Wait a minute, then send it again.')

const statementOf = ({ statements }: AskedNow, about: StatementId | null) =>
  statements.find(({ id }) => id === about) ?? null

function formPage(
  asked: AskedNow,
  view: { readonly form: string; readonly typed: TypedComment; readonly wrong?: WrongComment | undefined },
): string {
  const statement = statementOf(asked, view.typed.about)
  return commentPage({ ...asked, ...view, statement, typed: { ...view.typed, about: statement?.id ?? null } })
}

function mountForm(scope: FastifyInstance, deps: Deps): void {
  const formsOf = keyedBuckets(answerRates.forms, deps.monotonic)
  scope.get('/:publicationId/comment', async (request, reply) => {
    const asked = await askedAt(deps, request)
    if (!asked.isOpen) return sendPage(reply, roundOverPage(asked))
    const { about } = About.safeParse(request.query).data ?? {}
    const typed = typedComment(about === undefined ? {} : { about })
    if (about !== undefined && statementOf(asked, typed.about) === null)
      throw new Refusal('gone', 'There is no such statement in this version.', {
        goTo: pages.direction(asked.publicationId),
      })
    return sendPage(reply, formPage(asked, { form: deps.newId(), typed: emptyComment(typed.about) }))
  })
  scope.post('/:publicationId/comment', { bodyLimit }, async (request, reply) => {
    const asked = await askedAt(deps, request)
    const fields = fieldsOf(request)
    const typed = typedComment(fields)
    const form = FormId.safeParse(fields[nameOf.form]).data ?? deps.newId()
    const wrong = formsOf.take(addressKey(request.ip)) > 0 ? tooOften : wrongWith(asked, fields, typed)
    const done = await (wrong === undefined
      ? takeFromForm(deps, asked.round.id, { form, written: writtenOf(typed) }).catch(refusalOf)
      : new Refusal(wrong === tooOften ? 'too-many' : 'malformed', wrong.message))
    if (!(done instanceof Refusal)) return goTo(keptByNobody(reply), pages.myComment(done))
    tellProblem(done, { request, reply })
    return sendPage(
      reply,
      done.problem.code === 'closed'
        ? roundOverPage(asked, typed.words)
        : formPage(asked, { form, typed, wrong: wrong ?? wrongAtWords(done.message) }),
    )
  })
}

function wrongWith(asked: AskedNow, fields: Fields, typed: TypedComment): WrongComment | undefined {
  if (!asked.isOpen) return undefined
  const isForeign = namesStatement(fields) && statementOf(asked, typed.about) === null
  return isForeign ? wrongAtWords(notInVersion) : wrongWithComment(typed)
}

const writtenOf = ({ name, ...typed }: TypedComment): Written => ({ ...typed, name: name === '' ? null : name })

async function viewOfOwn(deps: Deps, request: FastifyRequest): Promise<MyCommentView> {
  const { secret } = paramsOf(BySecret, request)
  const own = await ownComment(deps, secret)
  return { ...own, secret, link: `${deps.address()}${pages.myComment(secret)}`, typed: asTyped(own.comment) }
}

function mountOwn(scope: FastifyInstance, deps: Deps): void {
  scope.get('/mine/:secret', async (request, reply) =>
    sendPage(keptByNobody(reply), myCommentPage(await viewOfOwn(deps, request))),
  )
  scope.get('/mine/:secret/change', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    return view.mayChange && view.comment.withdrawnAt === null
      ? sendPage(keptByNobody(reply), changeCommentPage(view))
      : goTo(keptByNobody(reply), pages.myComment(view.secret))
  })
  scope.post('/mine/:secret/change', { bodyLimit }, async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    // What it is about stays.
    const typed = { ...typedComment(fieldsOf(request)), about: view.comment.about }
    const wrong = wrongWithComment(typed)
    const done = await (wrong === undefined
      ? changeOwn(deps, view.secret, writtenOf(typed)).catch(refusalOf)
      : new Refusal('malformed', wrong.message))
    if (!(done instanceof Refusal)) return goTo(keptByNobody(reply), pages.myComment(view.secret))
    tellProblem(done, { request, reply })
    const again = { ...view, typed, wrong: wrong ?? wrongAtWords(done.message) }
    return sendPage(keptByNobody(reply), changeCommentPage(again))
  })
}

function mountWaysBack(scope: FastifyInstance, deps: Deps): void {
  const acts = { withdraw: withdrawOwn, 'put-back': putBackOwn, hide: hideOwn } as const
  scope.get('/mine/:secret/withdraw', async (request, reply) => {
    const view = await viewOfOwn(deps, request)
    return view.mayChange && view.comment.withdrawnAt === null
      ? sendPage(keptByNobody(reply), withdrawCommentPage(view))
      : goTo(keptByNobody(reply), pages.myComment(view.secret))
  })
  for (const [name, act] of Object.entries(acts))
    scope.post(`/mine/:secret/${name}`, async (request, reply): Promise<FastifyReply> => {
      const { secret } = paramsOf(BySecret, request)
      await act(deps, secret)
      return goTo(keptByNobody(reply), pages.myComment(secret))
    })
}
