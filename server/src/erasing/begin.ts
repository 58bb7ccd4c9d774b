/** Asking for it: whoever holds the cookie, the return link or the link to a comment may, at any time. From then on nothing can be added, and the work goes on by itself. */
import { nothingErased, type Erasure } from '@waymark/shared/model/erasure.ts'
import type { Response } from '@waymark/shared/model/response.ts'
import { hashOfSecret } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import * as kinds from '#store/kinds.ts'
import { row, type Commit } from '#store/store.ts'
import type { EraseDeps } from './gather.ts'
import { sittingsOf } from './whose.ts'

export const newErasure = (
  deps: EraseDeps,
  what: Erasure['what'],
): { readonly secret: string; readonly erasure: Erasure } => {
  const secret = deps.newId()
  return {
    secret,
    erasure: {
      id: hashOfSecret(secret),
      what,
      stage: 'gathering',
      begunAt: deps.now(),
      members: [],
      noteIds: [],
      breakoutIds: [],
      roomIds: [],
      responseId: null,
      takeOut: null,
      left: [],
      strategyIds: [],
      counts: nothingErased,
    },
  }
}

/** What is gone already: only the files are left. */
export const atPurging = (erasure: Erasure, more: Pick<Erasure, 'counts'> & Partial<Erasure>): Erasure => ({
  ...erasure,
  ...more,
  stage: 'purging',
})

/** Answers the secret by which it is followed. */
export async function eraseMe(deps: EraseDeps, browser: string | undefined): Promise<string> {
  const sitting = await sittingsOf(deps, browser)
  if (sitting.length === 0)
    throw new Refusal('gone', 'This browser has no place in any session here: there is nothing of it to erase.')
  const { secret, erasure } = newErasure(deps, 'person')
  const members = sitting.map(({ member: { id, name, strategyId, sessionId } }) => ({
    id,
    name,
    strategyId,
    sessionId,
  }))
  await deps.store.commit({
    puts: [row(kinds.erasures, { ...erasure, members })],
    removes: [
      ...sitting.map(one => ({ kind: kinds.seats.name, id: one.seatId })),
      ...members.map(({ id }) => ({ kind: kinds.members.name, id })),
      ...members.map(({ id }) => ({ kind: kinds.notQuoted.name, id })),
    ],
  })
  await deps.guests.refresh(members.map(({ id }) => id))
  return secret
}

const noAnswer = 'There is no answer at this address. Copy your link again, right to the end.'

/** The answer behind a return link. One that was only handed out to follow it by erases nothing. */
export async function answerToErase({ store }: Pick<EraseDeps, 'store'>, secret: string): Promise<Response> {
  const key = await store.get(kinds.returnKeys, hashOfSecret(secret))
  if (key === undefined) throw new Refusal('gone', noAnswer)
  if (key.isToFollow === true)
    throw new Refusal(
      'not-allowed',
      'This link shows where your words went. To have your answer erased, ask the people who asked you.',
    )
  const response = await store.get(kinds.responses, key.responseId)
  if (response === undefined) throw new Refusal('gone', noAnswer)
  return response
}

/** The words, every revision of them, the passages that are notes, and every link to it. */
export const eraseAnswer = async (deps: EraseDeps, secret: string): Promise<string> => {
  const { id } = await answerToErase(deps, secret)
  return deps.store.inTurn(id, async () => {
    const response = await answerToErase(deps, secret)
    const begun = newErasure(deps, 'answer')
    const found = await ofAnswer(deps, response)
    const erasure: Erasure = { ...begun.erasure, ...found.where, counts: { ...nothingErased, answers: 1 } }
    await deps.store.commit({ puts: [row(kinds.erasures, erasure)], removes: found.removes })
    return begun.secret
  })
}

/** Where the passages of an answer stand, or stood; and its rows. */
export async function ofAnswer(
  { store }: Pick<EraseDeps, 'store'>,
  { id, setId }: Pick<Response, 'id' | 'setId'>,
): Promise<{
  readonly where: Pick<Erasure, 'noteIds' | 'roomIds' | 'breakoutIds' | 'strategyIds'>
  readonly removes: NonNullable<Commit['removes']>
}> {
  const set = await store.get(kinds.questionSets, setId)
  const session = set === undefined ? undefined : await store.get(kinds.sessions, set.sessionId)
  const breakoutIds = [...new Set((set?.questions ?? []).map(one => one.breakoutId))]
  const rooms = (await Promise.all(breakoutIds.map(one => store.list(kinds.rooms, one)))).flat()
  const own = (await Promise.all(rooms.map(room => store.list(kinds.excerpts, room.id))))
    .flat()
    .filter(one => one.responseId === id)
  const [words, keys] = await Promise.all([store.list(kinds.responseWords, id), store.list(kinds.returnKeys, id)])
  const roomIds = [...new Set(own.map(one => one.roomId))]
  return {
    where: {
      noteIds: own.map(one => one.id),
      roomIds,
      breakoutIds: [...new Set(rooms.flatMap(room => (roomIds.includes(room.id) ? [room.breakoutId] : [])))],
      strategyIds: session === undefined ? [] : [session.strategyId],
    },
    removes: [
      { kind: kinds.responses.name, id },
      ...words.map(one => ({ kind: kinds.responseWords.name, id: one.id })),
      ...keys.map(one => ({ kind: kinds.returnKeys.name, id: one.id })),
      ...own.map(one => ({ kind: kinds.excerpts.name, id: one.id })),
    ],
  }
}

/** What was answered to it goes with it. */
export async function eraseComment(deps: EraseDeps, secret: string): Promise<string> {
  const { roundId } = await commentToErase(deps, secret)
  return deps.store.inTurn(roundId, async () => {
    const { id } = await commentToErase(deps, secret)
    const begun = newErasure(deps, 'comment')
    const keys = await deps.store.list(kinds.commentKeys, id)
    const writings = await deps.store.get(kinds.commentWritings, roundId)
    await deps.store.commit({
      puts: [
        row(kinds.erasures, atPurging(begun.erasure, { counts: { ...nothingErased, comments: 1 } })),
        row(kinds.commentWritings, { id: roundId, times: (writings?.times ?? 0) + 1 }),
      ],
      removes: [{ kind: kinds.comments.name, id }, ...keys.map(one => ({ kind: kinds.commentKeys.name, id: one.id }))],
    })
    return begun.secret
  })
}

export async function commentToErase({ store }: Pick<EraseDeps, 'store'>, secret: string) {
  const key = await store.get(kinds.commentKeys, hashOfSecret(secret))
  const comment = key === undefined ? undefined : await store.get(kinds.comments, key.commentId)
  if (comment === undefined)
    throw new Refusal('gone', 'There is no comment at this address. Copy your link again, right to the end.')
  return comment
}

/** How far it is. Refuses with 'gone' for an address that was never handed out, or long ago. */
export async function erasureAt({ store }: Pick<EraseDeps, 'store'>, secret: string): Promise<Erasure> {
  const erasure = await store.get(kinds.erasures, hashOfSecret(secret))
  if (erasure === undefined)
    throw new Refusal(
      'gone',
      'There is nothing at this address. What was asked for long ago was done, and is forgotten.',
    )
  return erasure
}
