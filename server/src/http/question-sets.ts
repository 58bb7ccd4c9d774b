/** Questions for people who answer in writing: who may set them up, and who reads them. */
import type { FastifyInstance } from 'fastify'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { sayDeadline, warnOf } from '@waymark/shared/rules/deadline.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/question-sets.ts'
import { bankHolidayOn } from '#answers/bank-holiday.ts'
import {
  addQuestionSet,
  askOnTheirOwn,
  changeQuestionSet,
  openQuestionSet,
  questionSetOf,
  questionSetsOf,
  type Asking,
} from '#answers/question-sets.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { breakoutsOf, sessionPlace, strategyPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { mount } from './mount.ts'

export function mountQuestionSets(app: FastifyInstance, deps: Deps): void {
  const permitted = async (
    browser: Browser,
    sessionId: SessionId,
    act: Act,
  ): Promise<{ readonly session: Session; readonly member: Member }> => {
    const { session } = await sessionPlace(deps, sessionId)
    const member = await knownMember(deps, browser, { sessionId, strategyId: session.strategyId })
    permit(member, act)
    return { session, member }
  }
  const asking = async (browser: Browser, sessionId: SessionId): Promise<Asking> => ({
    ...(await permitted(browser, sessionId, 'manage-questions')),
    breakouts: await breakoutsOf(deps, sessionId),
  })

  mount(app, wire.listQuestionSets, async ({ browser, params: { sessionId } }) => {
    await permitted(browser, sessionId, 'read-session')
    return { sets: await questionSetsOf(deps, sessionId), now: deps.now() }
  })
  mount(app, wire.addQuestionSet, async ({ browser, params: { sessionId }, body }) => ({
    setId: await addQuestionSet(deps, await asking(browser, sessionId), body),
  }))
  mount(app, wire.changeQuestionSet, async ({ browser, params: { setId }, body }) => {
    const { sessionId } = await questionSetOf(deps, setId)
    await changeQuestionSet(deps, await asking(browser, sessionId), { setId, form: body })
    return {}
  })
  mount(app, wire.askOnTheirOwn, async ({ browser, params: { strategyId }, body }) => {
    const strategy = await strategyPlace(deps, strategyId)
    const member = await strategyMember(deps, browser, strategyId)
    permit(member, 'manage-strategy')
    permit(member, 'manage-questions')
    return askOnTheirOwn(deps, { strategy, member }, body)
  })
  mount(app, wire.openQuestionSet, async ({ browser, params: { setId }, body: { letsIn } }) => {
    const { sessionId } = await questionSetOf(deps, setId)
    const by = await permitted(browser, sessionId, 'manage-questions')
    return { address: await openQuestionSet(deps, by, { setId, letsIn }) }
  })
  mount(app, wire.lookAtDeadline, async ({ body: { deadline, nation } }) => {
    const [now, holiday] = [deps.now(), await bankHolidayOn(deadline, nation)]
    return { said: sayDeadline(deadline, now), warnings: warnOf(deadline, { now, holiday }) }
  })
}
