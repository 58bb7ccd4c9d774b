/** How the team reads a written answer: how far it is, whether it is taken though it came late, which part of it answers what. */
import type { ResponseId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Part, ResponseState } from '@waymark/shared/model/response.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { coverAll } from '@waymark/shared/rules/response-parts.ts'
import { activityRow } from '#activity-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { responses, responseWords } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { isLate } from './answer-counts.ts'
import { excerptsOf } from './excerpts.ts'
import { questionSetOf } from './question-sets.ts'
import { sentResponse, wordsOf } from './responses.ts'

export const changeState = (deps: Pick<Deps, 'store'>, id: ResponseId, state: ResponseState): Promise<void> =>
  deps.store.inTurn(id, async () => {
    const response = await sentResponse(deps, id)
    await deps.store.commit({ puts: [row(responses, { ...response, state })] })
  })

interface Deciding {
  readonly member: Pick<Member, 'name' | 'role'>
  readonly isTaken: boolean
  readonly reason: string
}

/** Refused for one that was in time, and where notes of it stand on a board that would then be there for no reason. */
export const decideLate = (
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  id: ResponseId,
  { member, isTaken, reason }: Deciding,
): Promise<void> =>
  deps.store.inTurn(id, async () => {
    const response = await sentResponse(deps, id)
    const set = await questionSetOf(deps, response.setId)
    if (!isLate(response, set)) throw new Refusal('conflict', 'This answer came in time.')
    const standing = (await excerptsOf(deps, response)).filter(({ takenOff }) => takenOff === null)
    if (!isTaken && standing.length > 0)
      throw new Refusal('conflict', 'Notes of it stand on the board. Take them off first.')
    const late = { isTaken, reason, by: member.name ?? whoInWords[member.role], at: deps.now() }
    const did = { kind: 'late-decided', title: set.title, number: response.number, isTaken } as const
    await deps.store.commit({
      puts: [row(responses, { ...response, late }), activityRow(deps, { sessionId: set.sessionId, member, did })],
    })
  })

/** Answers the number of the new reading. */
export const placeParts = (
  deps: Pick<Deps, 'store'>,
  id: ResponseId,
  { parts, reading }: { readonly parts: readonly Part[]; readonly reading: number },
): Promise<number> =>
  deps.store.inTurn(id, async () => {
    const response = await sentResponse(deps, id)
    const words = await wordsOf(deps, response)
    if (words.reading !== reading)
      throw new Refusal('conflict', 'Somebody has changed this meanwhile. Load the answer again.')
    if (!coverAll(words.pieces, parts))
      throw new Refusal('malformed', 'Every letter of the answer has to be in one part. Load the answer again.', {
        at: ['body', 'parts'],
      })
    const { questions } = await questionSetOf(deps, response.setId)
    if (parts.some(({ questionId }) => questionId !== null && !questions.some(one => one.id === questionId)))
      throw new Refusal('malformed', 'One of the questions is not among them any more.', { at: ['body', 'parts'] })
    const leftOut = parts.filter(({ isLeftOut }) => isLeftOut)
    const standing = (await excerptsOf(deps, response)).filter(({ takenOff }) => takenOff === null)
    if (
      standing.some(one =>
        leftOut.some(part => part.pieceId === one.pieceId && part.start < one.end && one.start < part.end),
      )
    )
      throw new Refusal('conflict', 'A note stands in what would be left out. Take it off the board first.')
    const next = { ...words, parts: [...parts], reading: reading + 1 }
    await deps.store.commit({ puts: [row(responseWords, next)] })
    return next.reading
  })
