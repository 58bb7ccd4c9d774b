/** Questions to be answered in writing: what is asked, which breakout it continues, and until when. Nothing typed is lost by a no. */
import { useState } from 'react'
import { Nation, nations } from '@waymark/shared/model/question-set.ts'
import { zoneName } from '@waymark/shared/model/time.ts'
import {
  changeQuestionSet,
  lookAtDeadline,
  type QuestionSetView,
  type SentQuestionSetForm,
} from '@waymark/shared/wire/question-sets.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { call, type Answer, type AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { QuestionFields } from './question-fields.tsx'
import { Choose } from '#ui/choose.tsx'
import { formOf, freshQuestion, nationNames, withIds, type Asked } from './set-form-fields.ts'
import { WordsInput } from './words-input.tsx'

interface SetFormShape {
  /** Sends a new one. */
  readonly add: (form: SentQuestionSetForm) => Promise<Answer<unknown>>
  /** On whose clocks a new deadline is. */
  readonly zone: string
  /** Absent for a new one. */
  readonly set?: QuestionSetView
  readonly breakouts: readonly BreakoutView[]
  readonly done: () => Promise<void>
}

interface Fields {
  readonly form: Asked
  readonly change: (more: Partial<Asked>) => void
  readonly errorOf: (field: string) => string | undefined
}

export function SetForm({ add, zone, set, breakouts, done }: SetFormShape) {
  const [form, setForm] = useState(() => formOf(set, zone))
  const [problem, setProblem] = useState<AnyProblem>()
  const [isSaved, setSaved] = useState(false)
  if (isSaved && set !== undefined && set.questions.length >= form.questions.length) {
    setSaved(false)
    setForm(withIds(form, set))
  }
  const name = problem?.at.slice(1).join('.') ?? ''
  const fields: Fields = {
    form,
    change: more => {
      setForm({ ...form, ...more })
    },
    errorOf: field => (name === field || name.startsWith(`${field}.`) ? problem?.message : undefined),
  }
  const send = async (): Promise<void> => {
    const answer = await (set === undefined
      ? add(form)
      : call(changeQuestionSet, { params: { setId: set.id }, body: form }))
    setProblem(answer.ok ? undefined : answer.problem)
    if (!answer.ok) return
    say('The questions are saved.')
    if (set === undefined) setForm(formOf(undefined, zone))
    await done()
    setSaved(set !== undefined)
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
      <Texts {...fields} />
      <Questions {...fields} breakouts={breakouts} />
      <Times {...fields} />
      <Quoting {...fields} />
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

const Texts = ({ form, change, errorOf }: Fields) =>
  texts.map(({ field, label, type }) => (
    <WordsInput
      key={field}
      label={label}
      type={type}
      error={errorOf(field)}
      value={form[field]}
      onValue={value => {
        change({ [field]: value })
      }}
    />
  ))

function Questions({ form, change, errorOf, breakouts }: Fields & Pick<SetFormShape, 'breakouts'>) {
  const { questions } = form
  return (
    <>
      {questions.map((question, at) => (
        <QuestionFields
          key={question.id ?? at}
          number={at + 1}
          question={question}
          breakouts={breakouts}
          errorOf={field => errorOf(`questions.${at}.${field}`)}
          onChange={more => {
            change({ questions: questions.map((one, place) => (place === at ? { ...one, ...more } : one)) })
          }}
          onRemove={
            questions.length === 1
              ? undefined
              : () => {
                  change({ questions: questions.toSpliced(at, 1) })
                  say(`Question ${at + 1} is taken out.`)
                }
          }
        />
      ))}
      <div>
        <Button
          size="compact"
          icon="plus"
          onClick={() => {
            change({ questions: [...questions, freshQuestion] })
          }}
        >
          Add a question
        </Button>
      </div>
    </>
  )
}

function Times({ form, change, errorOf }: Fields) {
  const { deadline, withdrawUntil, nation } = form
  return (
    <>
      <WordsInput
        label={`Until when (${zoneName(deadline)})`}
        type="datetime-local"
        error={errorOf('deadline')}
        value={deadline.local}
        onValue={local => {
          change({ deadline: { ...deadline, local } })
        }}
      />
      {deadline.local !== '' && <Known form={form} />}
      <WordsInput
        label={`Until when people can take their answer back (${zoneName(deadline)})`}
        hint="As long as they can answer, where this is empty."
        type="datetime-local"
        error={errorOf('withdrawUntil')}
        value={withdrawUntil?.local ?? ''}
        onValue={local => {
          change({ withdrawUntil: local === '' ? null : { ...deadline, local } })
        }}
      />
      <Choose
        label="Whose bank holidays count"
        error={errorOf('nation')}
        value={nation}
        options={nations.map(one => [one, nationNames[one]] as const)}
        onChoose={value => {
          change({ nation: Nation.safeParse(value).data ?? nation })
        }}
      />
    </>
  )
}

const Quoting = ({ form: { asksToQuote }, change }: Fields) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={asksToQuote}
      onChange={({ target }) => {
        change({ asksToQuote: target.checked })
      }}
    />
    <span>Ask people whether their words may be quoted without their name</span>
  </label>
)

/** What should be known of the deadline before it is told to people. */
function Known({ form: { deadline, nation } }: Pick<Fields, 'form'>) {
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
