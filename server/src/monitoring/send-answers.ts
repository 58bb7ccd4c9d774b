/** One person's answers come in. Nothing is kept but them: no time, no order, no browser, no address. */
import { maxWhoAnswers, WhoAnswers, type WhoAnswer, type WhoForm } from '@waymark/shared/model/who.ts'
import { hashOfSecret } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { whoAnswers, whoForms } from '#store/monitoring-kinds.ts'
import { row } from '#store/store.ts'
import type { WhoDeps } from './forms.ts'

/** The same form twice counts once, as it was sent last. `number` was made with the form; a hash of it is kept until the form is closed. */
export const sendAnswers = (
  { monitoring }: WhoDeps,
  { id }: Pick<WhoForm, 'id'>,
  { number, answers }: { readonly number: string; readonly answers: readonly WhoAnswer[] },
): Promise<void> =>
  monitoring.inTurn(id, async () => {
    const form = await monitoring.get(whoForms, id)
    if (form?.state !== 'open') throw new Refusal('closed', 'This form is closed. Nothing more is counted.')
    if (answers.length !== form.questions.length || answers.some((one, at) => !fits(one, form.questions[at])))
      throw new Refusal('malformed', 'We could not read what was sent. Open the form again.')
    const key = hashOfSecret(number)
    const others = ((await monitoring.get(whoAnswers, id))?.sent ?? []).filter(one => one.key !== key)
    if (others.length >= maxWhoAnswers) throw new Refusal('too-many', 'No more answers fit here. Tell the organisers.')
    const sent = [...others, { key, answers: [...answers] }].toSorted((a, b) => (a.key < b.key ? -1 : 1))
    // What stood there before would say by its size who came last: removing anything, even nothing, clears it away.
    await monitoring.commit({
      puts: [row(whoAnswers, WhoAnswers.parse({ id, sent }))],
      removes: [{ kind: whoAnswers.name, id: 'before' }],
    })
  })

function fits(answer: WhoAnswer, question: WhoForm['questions'][number] | undefined): boolean {
  if (question === undefined) return false
  if (typeof answer === 'number') return answer < question.options.length
  return typeof answer !== 'object' || answer === null || question.ownWords
}
