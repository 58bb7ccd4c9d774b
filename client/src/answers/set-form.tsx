/** Questions to be answered in writing: what is asked, which breakout it continues, and until when. Nothing typed is lost by a no. */
import { useState } from 'react'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { addQuestionSet, changeQuestionSet, lookAtDeadline } from '@waymark/shared/wire/question-sets.ts'
import type { QuestionSetView, SentQuestionSetForm } from '@waymark/shared/wire/question-sets.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { WordsInput } from './words-input.tsx'

interface SetFormShape {
  readonly sessionId: SessionId
  /** Absent for a new one. */
  readonly set?: QuestionSetView
  readonly breakouts: readonly BreakoutView[]
  readonly done: () => Promise<void>
}

const freshQuestion = { text: '', hint: '', breakoutId: null, sectionId: null }

export const firstForm = (set: QuestionSetView | undefined): SentQuestionSetForm =>
  set ?? {
    title: '',
    intro: '',
    outcome: '',
    questions: [freshQuestion],
    deadline: { local: '', zone: 'Europe/London' },
    withdrawUntil: null,
    nation: 'england-and-wales',
    contact: '',
    asksToQuote: true,
  }

export function SetForm({ sessionId, set, breakouts, done }: SetFormShape) {
  const [form, setForm] = useState(() => firstForm(set))
  const [problem, setProblem] = useState<AnyProblem>()
  const change = (more: Partial<SentQuestionSetForm>): void => {
    setForm({ ...form, ...more })
  }
  const name = problem?.at.slice(1).join('.') ?? ''
  const errorOf = (field: string) => (name.startsWith(field) ? problem?.message : undefined)
  const send = async (): Promise<void> => {
    const answer =
      set === undefined
        ? await call(addQuestionSet, { params: { sessionId }, body: form })
        : await call(changeQuestionSet, { params: { setId: set.id }, body: form })
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    say('The questions are saved.')
    if (set === undefined) setForm(firstForm(undefined))
    await done()
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {texts.map(({ field, label, type }) => (
        <WordsInput
          key={field}
          label={label}
          type={type}
          error={errorOf(field)}
          value={form[field] ?? ''}
          onValue={value => {
            change({ [field]: value })
          }}
        />
      ))}
      <Questions form={form} change={change} errorOf={errorOf} breakouts={breakouts} />
      <WordsInput
        label="Until when"
        type="datetime-local"
        error={errorOf('deadline')}
        value={form.deadline.local}
        onValue={local => {
          change({ deadline: { ...form.deadline, local } })
        }}
      />
      {form.deadline.local !== '' && <Known form={form} />}
      {problem !== undefined && (
        <Notice tone="danger">
          <p>{problem.message}</p>
        </Notice>
      )}
      <Button type="submit">Save the questions</Button>
    </form>
  )
}

const texts = [
  { field: 'title', label: 'Title', type: 'text' },
  { field: 'intro', label: 'What people are told first', type: 'long' },
  { field: 'outcome', label: 'What came out of the session so far', type: 'long' },
  { field: 'contact', label: 'How to answer by phone, or ask something', type: 'text' },
] as const

interface QuestionsShape {
  readonly form: SentQuestionSetForm
  readonly change: (more: Partial<SentQuestionSetForm>) => void
  readonly errorOf: (field: string) => string | undefined
  readonly breakouts: readonly BreakoutView[]
}

function Questions({ form: { questions }, change, errorOf, breakouts }: QuestionsShape) {
  const put = (at: number, more: Partial<SentQuestionSetForm['questions'][number]>): void => {
    change({ questions: questions.map((one, place) => (place === at ? { ...one, ...more } : one)) })
  }
  return (
    <>
      {questions.map((question, at) => (
        <fieldset className="stack" key={question.id ?? at}>
          <legend>Question {at + 1}</legend>
          <WordsInput
            label="What is asked"
            error={errorOf(`questions.${at}.text`)}
            value={question.text}
            onValue={text => {
              put(at, { text })
            }}
          />
          <Field label="Continues" error={errorOf(`questions.${at}.breakoutId`)}>
            {control => (
              <select
                className="input"
                {...control}
                value={question.breakoutId ?? ''}
                onChange={({ target }) => {
                  put(at, { breakoutId: BreakoutId.safeParse(target.value).data ?? null, sectionId: null })
                }}
              >
                <option value="">Nothing: it is asked in writing alone</option>
                {breakouts.map(({ id, question: asked }) => (
                  <option key={id} value={id}>
                    {asked}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </fieldset>
      ))}
      <Button
        size="compact"
        icon="plus"
        onClick={() => {
          change({ questions: [...questions, freshQuestion] })
        }}
      >
        Add a question
      </Button>
    </>
  )
}

/** What should be known of the deadline before it is told to people. */
function Known({ form: { deadline, nation } }: Pick<QuestionsShape, 'form'>) {
  const asked = useAsked(lookAtDeadline, { params: {}, body: { deadline, nation } })
  return (
    <div role="status" className="stack">
      {asked.state === 'here' && (
        <>
          <p>{asked.value.said}</p>
          {asked.value.warnings.map(warning => (
            <p key={warning}>{warning}</p>
          ))}
        </>
      )}
    </div>
  )
}
