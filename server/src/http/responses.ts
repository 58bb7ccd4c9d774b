/** Written answers, as the team works on them: who may, and what is asked of them. */
import type { FastifyInstance } from 'fastify'
import type { QuestionSetId, ResponseId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/responses.ts'
import { activityRow } from '#activity-row.ts'
import { markPassage, putPassageBack, unmarkPassage } from '#answers/excerpts.ts'
import { readInbox, readResponse } from '#answers/inbox.ts'
import { questionSetOf } from '#answers/question-sets.ts'
import { linkToFollow } from '#answers/own-answer.ts'
import { changeState, decideLate, placeParts } from '#answers/readings.ts'
import { responseOf, takeResponse } from '#answers/responses.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { sessionPlace } from '#session/places.ts'
import { mount } from './mount.ts'

/** Whoever works on answers, asked at this moment. Refuses like the pages do. */
export async function workingOn(
  deps: Pick<Deps, 'store'>,
  browser: Browser,
  setId: QuestionSetId,
): Promise<{ readonly set: QuestionSet; readonly member: Member }> {
  const set = await questionSetOf(deps, setId)
  const { session } = await sessionPlace(deps, set.sessionId)
  const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId })
  permit(member, 'work-on-answers')
  return { set, member }
}

export function mountResponses(app: FastifyInstance, deps: Deps): void {
  const working = async (browser: Browser, responseId: ResponseId): Promise<Member> =>
    (await workingOn(deps, browser, (await responseOf(deps, responseId)).setId)).member

  mount(app, wire.readInbox, async ({ browser, params: { setId } }) => {
    await workingOn(deps, browser, setId)
    return readInbox(deps, setId)
  })
  mount(app, wire.readResponse, async ({ browser, params: { responseId } }) => {
    await working(browser, responseId)
    return readResponse(deps, responseId)
  })
  mount(app, wire.markPassage, async ({ browser, params, body: { sectionId, ...span } }) => {
    await working(browser, params.responseId)
    await markPassage(deps, { ...params, span, sectionId })
    return {}
  })
  mount(app, wire.unmarkPassage, async ({ browser, params }) => {
    await working(browser, params.responseId)
    await unmarkPassage(deps, params)
    return {}
  })
  mount(app, wire.putPassageBack, async ({ browser, params }) => {
    await working(browser, params.responseId)
    await putPassageBack(deps, params)
    return {}
  })
  mount(app, wire.changeResponseState, async ({ browser, params: { responseId }, body: { state } }) => {
    await working(browser, responseId)
    await changeState(deps, responseId, state)
    return {}
  })
  mount(app, wire.decideLate, async ({ browser, params: { responseId }, body }) => {
    await decideLate(deps, responseId, { ...body, member: await working(browser, responseId) })
    return {}
  })
  mount(app, wire.placeParts, async ({ browser, params: { responseId }, body }) => {
    await working(browser, responseId)
    return { reading: await placeParts(deps, responseId, body) }
  })
  mount(app, wire.makeFollowLink, async ({ browser, params: { responseId } }) => {
    await working(browser, responseId)
    return { address: `${deps.address()}${pages.myAnswer(await linkToFollow(deps, responseId))}` }
  })
  mountTypingIn(app, deps)
}

function mountTypingIn(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.typeIn, async ({ browser, params: { setId, responseId }, body: { answers, ...form } }) => {
    const { set, member } = await workingOn(deps, browser, setId)
    const { number } = await takeResponse(deps, setId, {
      ...form,
      id: responseId,
      pieces: answers.map(one => ({ ...one, why: '' })),
      messages: [],
      also: given => [
        activityRow(deps, {
          sessionId: set.sessionId,
          member,
          did: { kind: 'answer-typed-in', title: set.title, number: given },
        }),
      ],
    })
    return { number }
  })
}
