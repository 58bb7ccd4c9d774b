/** Feedback on a published version over HTTP: who opens and ends a round, and who works on its comments. */
import type { FastifyInstance } from 'fastify'
import type { Round } from '@waymark/shared/model/feedback.ts'
import type { DraftId, RoundId } from '@waymark/shared/model/ids.ts'
import { sayDeadline } from '@waymark/shared/rules/deadline.ts'
import { isRoundOpen } from '@waymark/shared/rules/feedback.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/feedback.ts'
import type { Deps } from '#deps.ts'
import { addressOf } from '#drafts/versions.ts'
import { toldOf } from '#feedback/answered.ts'
import { takeBackTyped, takeComment } from '#feedback/comments.ts'
import { endRound, publishedVersions, putRound, roundOf, roundsOf, versionNumberOf } from '#feedback/rounds.ts'
import { readQueue, readStamp, triage, type Decided } from '#feedback/triage.ts'
import { addressOfRound, setRoundMail } from '#post/round-doors.ts'
import { Refusal } from '#refusal.ts'
import { permit } from '#session/members.ts'
import { draftPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { mount } from './mount.ts'

async function permitted(deps: Deps, browser: string | undefined, { draftId, act }: { draftId: DraftId; act: Act }) {
  const { strategy } = await draftPlace(deps, draftId)
  const member = await strategyMember(deps, browser, strategy.id)
  permit(member, act)
  return { strategy, member }
}

async function viewOf(deps: Deps, round: Round): Promise<wire.RoundView> {
  const now = deps.now()
  return {
    ...round,
    versionNumber: await versionNumberOf(deps, round),
    isOpen: isRoundOpen(round, now),
    said: sayDeadline(round.closesAt, now),
    mail: await addressOfRound(deps, round.id),
    counts: (await toldOf(deps, round)).counts,
  }
}

export function mountFeedback(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.listRounds, async ({ browser, params: { draftId } }) => {
    const { strategy, member } = await permitted(deps, browser, { draftId, act: 'write-draft' })
    return {
      title: `${strategy.title} ${strategy.period}`,
      rounds: await Promise.all((await roundsOf(deps, draftId)).map(round => viewOf(deps, round))),
      versions: await publishedVersions(deps, draftId),
      address: await addressOf(deps, draftId),
      mayOpen: may(member.role, 'publish-draft'),
      canMail: deps.mailDomain !== undefined,
    }
  })
  mount(app, wire.putRound, async ({ browser, params, body: { takesMail, ...form } }) => {
    await permitted(deps, browser, { draftId: params.draftId, act: 'publish-draft' })
    const round = await putRound(deps, params, form)
    await setRoundMail(deps, round.id, takesMail)
    return { round: await viewOf(deps, round) }
  })
  mount(app, wire.endRound, async ({ browser, params, body: { isEnded } }) => {
    await permitted(deps, browser, { draftId: params.draftId, act: 'publish-draft' })
    return { round: await viewOf(deps, await endRound(deps, params, isEnded)) }
  })
  mountTriage(app, deps)
}

function mountTriage(app: FastifyInstance, deps: Deps): void {
  /** Whoever works on the comments of a round, asked at this moment. */
  const working = async (
    browser: string | undefined,
    params: { readonly draftId: DraftId; readonly roundId: RoundId },
  ) => {
    await permitted(deps, browser, { draftId: params.draftId, act: 'write-draft' })
    return roundOf(deps, params)
  }
  mount(app, wire.readFeedback, async ({ browser, params }) => {
    const round = await working(browser, params)
    const { statements, comments, ...queue } = await readQueue(deps, round)
    return { ...queue, statements: [...statements], comments: [...comments], round: await viewOf(deps, round) }
  })
  mount(app, wire.readFeedbackStamp, async ({ browser, params }) => {
    const round = await working(browser, params)
    return { stamp: await readStamp(deps, round) }
  })
  mount(app, wire.typeInComment, async ({ browser, params, body }) => {
    const round = await working(browser, params)
    const { number } = await takeComment(deps, round.id, {
      ...body,
      id: params.commentId,
      at: deps.now(),
      apart: '',
      isTypedIn: true,
    })
    return { number }
  })
  mount(app, wire.takeBackTyped, async ({ browser, params, body: { isTakenBack } }) => {
    const round = await working(browser, params)
    await takeBackTyped(deps, round, { id: params.commentId, isTakenBack })
    return {}
  })
  mount(app, wire.triageComments, async ({ browser, params, body: { decisions, comments } }) => {
    const round = await working(browser, params)
    const decided = comments.map(({ id, revision, becomes }): Decided => {
      const decision = decisions[becomes]
      if (decision === undefined)
        throw new Refusal('malformed', 'We could not read what was sent.', { at: ['body', 'comments'] })
      return { id, revision, becomes: decision }
    })
    return { comments: await triage(deps, round, decided) }
  })
}
