/** Asking what was made of a room's words, answering it, and reading the answers. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/check-back.ts'
import type { Deps } from '#deps.ts'
import { checkBackOf, readAnswers, setCheckBack } from '#notes/check-back.ts'
import { knownMember, permit } from '#session/members.ts'
import { breakoutPlace } from '#session/places.ts'
import { mount } from './mount.ts'
import { askerIn } from './note-acts.ts'

export function mountCheckBack(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.readCheckBack, async ({ browser, params: { roomId } }) =>
    checkBackOf(deps, await askerIn(deps, { browser, roomId }, 'read-check-back')),
  )
  mount(app, wire.answerCheckBack, async ({ browser, params: { roomId, themeId }, body }) => {
    await setCheckBack(deps, await askerIn(deps, { browser, roomId }, 'check-back'), { themeId, said: body })
    return {}
  })
  mount(app, wire.readAnswers, async ({ browser, params: { breakoutId } }) => {
    const { breakout, session, strategy } = await breakoutPlace(deps, breakoutId)
    permit(await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id }), 'read-answers')
    return readAnswers(deps, breakout)
  })
}
