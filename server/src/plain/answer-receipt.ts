/** An answer as text: its receipt, its copy letter for letter, and what is sent of it by e-mail. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Response, ResponseWords } from '@waymark/shared/model/response.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { isBefore, sayTime } from '@waymark/shared/rules/deadline.ts'
import { countWords } from '@waymark/shared/rules/response-parts.ts'

export interface MyAnswer {
  readonly set: QuestionSet
  readonly response: Response
  readonly words: ResponseWords
}

const several = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`

/** `Answer 12, sent on Sunday 2 May 2027, 11 am UK time, in time; 8 words` */
export function receiptOf({ set: { deadline }, response: { number, sentAt }, words }: MyAnswer): string {
  if (sentAt === null) return 'Saved, and not sent'
  const when = sayTime(timeIn(deadline.zone, sentAt))
  const long = several(countWords(words.pieces.map(({ text }) => text).join('\n')), 'word')
  return `Answer ${number ?? ''}, sent on ${when}, ${isBefore(sentAt, deadline) ? 'in time' : 'late'}; ${long}`
}

/** A receipt and a copy, letter for letter, as a text. */
export function copyOf(mine: MyAnswer): string {
  const { set, response } = mine
  return [
    set.title,
    `${receiptOf(mine)}.`,
    ...(response.withdrawnAt === null ? [] : ['You have taken it back.']),
    ...(response.name === null ? [] : [`Name: ${response.name}`]),
    ...answersOf(mine).flatMap(({ question, texts }) => ['', question, ...texts.flatMap(text => ['', text])]),
    '',
  ].join('\n')
}

export function answersOf({ set: { questions }, words: { pieces } }: MyAnswer) {
  const asked = [
    ...questions.map(({ id, text }) => ({ id, question: text })),
    { id: null, question: 'Under no question' },
  ]
  return asked
    .map(({ id, question }) => ({
      question,
      texts: pieces.filter(({ questionId }) => questionId === id).map(({ text }) => text),
    }))
    .filter(({ texts }) => texts.length > 0)
}

/** Without a word of the answer: nobody can have their own words sent to others in our name. */
export const receiptLetter = (
  view: MyAnswer & { readonly link: string },
): { readonly subject: string; readonly text: string } => ({
  subject: `Your answer: ${view.set.title}`,
  text: [
    `${view.set.title}`,
    `${receiptOf(view)}.`,
    'This link leads back to your answer, for you and for whoever has it:',
    view.link,
    'If you know nothing of this, somebody mistyped their address. You need do nothing.',
    '',
  ].join('\n\n'),
})
