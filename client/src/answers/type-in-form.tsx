/** What somebody said on the phone or wrote on paper, typed in by the team: one field for each question. */
import { useState } from 'react'
import { ResponseId } from '@waymark/shared/model/ids.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { typeIn } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Fold } from './fold.tsx'
import { useAct } from './use-act.ts'
import { WordsInput } from './words-input.tsx'

const freshForm = () => ({
  // The same however often it is sent, so that it is one answer.
  id: ResponseId.parse(newId()),
  name: '',
  isPaper: false,
  isSummary: false,
  isReadBack: false,
  texts: new Map<string, string>(),
})

type Form = ReturnType<typeof freshForm>

function bodyOf(set: QuestionSetView, { name, isPaper, isSummary, isReadBack, texts }: Form) {
  const answers = set.questions.flatMap(({ id }) => {
    const text = texts.get(id) ?? ''
    return text.trim() === '' ? [] : [{ text, questionId: id }]
  })
  const wayIn = isPaper ? ('paper' as const) : ('phone' as const)
  return { wayIn, name: name.trim() === '' ? null : name, answers, mayQuote: null, isSummary, isReadBack }
}

const ticks = [
  ['isPaper', 'It came on paper, not by phone'],
  ['isSummary', 'It is a summary, not their exact words'],
  ['isReadBack', 'It was read back to them'],
] as const

const Ticks = ({ form, setForm }: { readonly form: Form; readonly setForm: (form: Form) => void }) =>
  ticks.map(([name, label]) => (
    <label className="choice" key={name}>
      <input
        type="checkbox"
        checked={form[name]}
        onChange={({ target }) => {
          setForm({ ...form, [name]: target.checked })
        }}
      />
      <span>{label}</span>
    </label>
  ))

export function TypeInForm({ set, again }: { readonly set: QuestionSetView; readonly again: () => Promise<void> }) {
  const [form, setForm] = useState(freshForm)
  const { act, trouble, isBusy } = useAct(again)
  const send = async (): Promise<void> => {
    const asked = { params: { setId: set.id, responseId: form.id }, body: bodyOf(set, form) }
    if (await act(async () => call(typeIn, asked), 'The answer is typed in.')) setForm(freshForm)
  }
  return (
    <Fold summary="Type in an answer">
      <form
        className="stack"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        <WordsInput
          label="Name"
          hint="Can stay empty."
          value={form.name}
          onValue={name => {
            setForm({ ...form, name })
          }}
        />
        {set.questions.map(({ id, text }) => (
          <WordsInput
            key={id}
            type="long"
            label={text}
            value={form.texts.get(id) ?? ''}
            onValue={value => {
              setForm({ ...form, texts: new Map(form.texts).set(id, value) })
            }}
          />
        ))}
        <Ticks form={form} setForm={setForm} />
        {trouble !== '' && (
          <Notice tone="danger">
            <p>{trouble}</p>
          </Notice>
        )}
        <Button type="submit" closedBecause={isBusy ? 'It is being sent' : undefined}>
          Save the answer
        </Button>
      </form>
    </Fold>
  )
}
