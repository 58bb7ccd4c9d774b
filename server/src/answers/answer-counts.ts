/** How far the answers to a question set are: what everybody may know of them. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Response } from '@waymark/shared/model/response.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import type { AnswerCounts } from '@waymark/shared/wire/question-sets.ts'
import type { Deps } from '#deps.ts'
import { responses } from '#store/kinds.ts'

export type SentResponse = Response & { readonly sentAt: string; readonly number: number }

/** That its author has sent, and not taken back. */
export const isThere = (response: Response): response is SentResponse =>
  response.sentAt !== null && response.number !== null && response.withdrawnAt === null

export const isLate = ({ sentAt }: SentResponse, { deadline }: Pick<QuestionSet, 'deadline'>): boolean =>
  !isBefore(sentAt, deadline)

/** By its place in the inbox: those that came late count with the others once somebody has said that they are taken. */
export function countsOf(all: readonly Response[], set: Pick<QuestionSet, 'deadline'>): AnswerCounts {
  const counts = { toRead: 0, split: 0, done: 0, lateToDecide: 0 }
  for (const one of all) {
    if (!isThere(one)) continue
    if (isLate(one, set) && one.late === null) counts.lateToDecide += 1
    else if (!isLate(one, set) || one.late?.isTaken === true) counts[stateNames[one.state]] += 1
  }
  return counts
}

const stateNames = { 'to-read': 'toRead', split: 'split', done: 'done' } as const

export const countAnswers = async ({ store }: Pick<Deps, 'store'>, set: QuestionSet): Promise<AnswerCounts> =>
  countsOf(await store.list(responses, set.id), set)
