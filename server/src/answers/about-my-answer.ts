/** All that is kept of an answer, what it said before it was changed among it, for whoever has the link to it. */
import type { Deps } from '#deps.ts'
import { responseWords } from '#store/kinds.ts'
import { ownAnswer } from './own-answer.ts'

export async function answerAboutMe(deps: Pick<Deps, 'store' | 'now' | 'newId' | 'live'>, secret: string) {
  const { set, response } = await ownAnswer(deps, secret)
  const questions = new Map(set.questions.map(({ id, text }) => [id as string, text]))
  const { number, name, sentAt, withdrawnAt, mayQuote, wayIn, revision, late } = response
  const said = (await deps.store.list(responseWords, response.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [
    {
      title: set.title,
      number: number ?? 0,
      name: name ?? '',
      sentAt: sentAt ?? '',
      withdrawnAt: withdrawnAt ?? '',
      mayBeQuoted: mayQuote ?? 'not said',
      wayIn,
      changes: revision - 1,
      late: late === null ? '' : late.isTaken ? 'Taken' : 'Not taken',
      why: late?.reason ?? '',
    },
    ...said.flatMap(({ id, pieces }) =>
      pieces.map(({ text, questionId }) => ({
        question: questionId === null ? '' : (questions.get(questionId) ?? ''),
        text,
        isWhatItSaysNow: id === `${response.id}.${revision}`,
      })),
    ),
  ]
}
