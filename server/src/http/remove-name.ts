/** Taking a name out of words that stay: who may, and of what. At any step, also once it is closed. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/erasing.ts'
import type { Deps } from '#deps.ts'
import { removeNameFromAnswer, removeNameFromComment, removeNameFromNote } from '#erasing/remove-name.ts'
import { Refusal } from '#refusal.ts'
import { knownMember, permit, permitRoom } from '#session/members.ts'
import { draftPlace, roomPlace, sessionPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { authorships, comments, excerpts, questionSets, responses, rounds } from '#store/kinds.ts'
import { mount } from './mount.ts'

export function mountRemoveName(app: FastifyInstance, deps: Deps): void {
  mount(app, wire.removeNameFromNote, async ({ browser, params: { roomId, noteId }, body }) => {
    const place = await roomPlace(deps, roomId)
    const { session, strategy } = place
    const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id })
    permit(member, 'remove-name')
    await permitRoom(deps, member, place)
    const known = (await deps.store.get(authorships, noteId)) ?? (await deps.store.get(excerpts, noteId))
    if (known?.roomId !== roomId) throw new Refusal('gone', 'This note is not here any more.')
    return removeNameFromNote(deps, { noteId, strategyId: strategy.id, words: body.words })
  })
  mount(app, wire.removeNameFromAnswer, async ({ browser, params: { responseId }, body }) => {
    const response = await deps.store.get(responses, responseId)
    const set = response === undefined ? undefined : await deps.store.get(questionSets, response.setId)
    if (set === undefined || response?.sentAt == null || response.withdrawnAt !== null)
      throw new Refusal('gone', 'This answer is not here any more.')
    const { session } = await sessionPlace(deps, set.sessionId)
    const member = await knownMember(deps, browser, { sessionId: session.id, strategyId: session.strategyId })
    permit(member, 'work-on-answers')
    permit(member, 'remove-name')
    return removeNameFromAnswer(deps, { responseId, words: body.words })
  })
  mount(app, wire.removeNameFromComment, async ({ browser, params: { draftId, roundId, commentId }, body }) => {
    const { strategy } = await draftPlace(deps, draftId)
    permit(await strategyMember(deps, browser, strategy.id), 'remove-name')
    const [comment, round] = [await deps.store.get(comments, commentId), await deps.store.get(rounds, roundId)]
    if (comment?.roundId !== roundId || round?.draftId !== draftId || comment.withdrawnAt !== null)
      throw new Refusal('gone', 'This comment is not here any more.')
    return removeNameFromComment(deps, { commentId, strategyId: strategy.id, words: body.words })
  })
}
