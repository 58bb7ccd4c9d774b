/** A question set as its form holds it. */
import type { Nation } from '@waymark/shared/model/question-set.ts'
import type { QuestionSetForm, QuestionSetView } from '@waymark/shared/wire/question-sets.ts'

export type Asked = QuestionSetForm

export const freshQuestion: Asked['questions'][number] = { text: '', hint: '', breakoutId: null, sectionId: null }

export const nationNames: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** As it is now, or a new one whose deadline is on the clocks of a zone. */
export function formOf(set: QuestionSetView | undefined, zone: string): Asked {
  if (set === undefined)
    return {
      title: '',
      intro: '',
      outcome: '',
      contact: '',
      questions: [freshQuestion],
      deadline: { local: '', zone },
      withdrawUntil: null,
      nation: 'england-and-wales',
      asksToQuote: true,
    }
  const { title, intro, outcome, contact, questions, deadline, withdrawUntil, nation, asksToQuote } = set
  return { title, intro, outcome, contact, questions, deadline, withdrawUntil, nation, asksToQuote }
}

/** What was saved without an id has one now: saved again, it is the same question. `set` is what came of the form, in its order. */
export const withIds = <F extends Pick<Asked, 'questions'>>(form: F, set: Pick<QuestionSetView, 'questions'>): F => ({
  ...form,
  questions: form.questions.map((question, at) => ({ ...question, id: question.id ?? set.questions[at]?.id })),
})
