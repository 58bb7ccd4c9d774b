/** Writing a form: why it is asked, and the questions, from ready ones or one's own. Nothing typed is lost by a no. */
import { useEffect, useRef, useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { maxWhoQuestions, type WhoAsked, type WhoQuestion } from '@waymark/shared/model/who.ts'
import { questionOf, readyQuestions } from '@waymark/shared/rules/who-questions.ts'
import { putWho } from '@waymark/shared/wire/who.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Choose } from '#ui/choose.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { askedIn, fieldsOf, moved, nextKey, typedAs, wrongWith, type AskedFields } from './asked-fields.ts'
import { QuestionPart } from './question-part.tsx'

export interface WhoFormShape {
  readonly sessionId: SessionId
  readonly asked: WhoAsked | null
  readonly again: () => Promise<void>
}

const own: WhoQuestion = { text: '', hint: '', options: [], ownWords: true }

export function WhoForm({ sessionId, asked, again }: WhoFormShape) {
  const [fields, setFields] = useState(() => fieldsOf(asked ?? { why: '', changed: '', questions: [] }))
  const [tried, setTried] = useState(0)
  const [trouble, setTrouble] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tried])
  const wrong: ReadonlyMap<string, string> = tried > 0 ? wrongWith(askedIn(fields)) : new Map()
  const change = (more: Partial<AskedFields>): void => {
    setFields({ ...fields, ...more })
  }
  const save = async (): Promise<void> => {
    const body = askedIn(fields)
    setTried(tried + 1)
    if (wrongWith(body).size > 0) return
    const answer = await call(putWho, { params: { sessionId }, body })
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (!answer.ok) return
    say('The form is saved.')
    setTried(0)
    await again()
  }
  return (
    <form
      className="stack"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <Words fields={fields} wrong={wrong} change={change} />
      <Questions fields={fields} wrong={wrong} change={change} />
      {wrong.has('questions') && (
        <Notice tone="danger">
          <p>{wrong.get('questions')}</p>
        </Notice>
      )}
      {trouble !== '' && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" look={asked === null ? 'primary' : 'plain'}>
          Save the form
        </Button>
      </div>
    </form>
  )
}

interface PartShape {
  readonly fields: AskedFields
  readonly wrong: ReadonlyMap<string, string>
  readonly change: (more: Partial<AskedFields>) => void
}

const Words = ({ fields, wrong, change }: PartShape) => (
  <>
    <TextInput
      label="Why you ask"
      hint="People read it first. Say what you do with the answers."
      type="long"
      rows={3}
      error={wrong.get('why')}
      value={fields.why}
      onValue={why => {
        change({ why })
      }}
    />
    <TextInput
      label="What changed because of the answers last time"
      hint="Can stay empty. People answer sooner where they see that something came of it."
      type="long"
      rows={3}
      error={wrong.get('changed')}
      value={fields.changed}
      onValue={changed => {
        change({ changed })
      }}
    />
  </>
)

function Questions({ fields: { questions }, wrong, change }: PartShape) {
  const add = (question: WhoQuestion): void => {
    change({ questions: [...questions, typedAs(question, nextKey(questions))] })
  }
  const left = readyQuestions.filter(({ text }) => !questions.some(one => one.text === text))
  return (
    <>
      {questions.map((question, at) => (
        <QuestionPart
          key={question.key}
          number={at + 1}
          question={question}
          isLast={at === questions.length - 1}
          errorOf={field => wrong.get(`questions.${at}.${field}`)}
          onChange={more => {
            change({ questions: questions.with(at, { ...question, ...more }) })
          }}
          onMove={by => {
            change({ questions: moved(questions, at, by) })
          }}
          onRemove={() => {
            change({ questions: questions.toSpliced(at, 1) })
            say(`Question ${at + 1} is taken out.`)
          }}
        />
      ))}
      {questions.length < maxWhoQuestions && <Add left={left} add={add} />}
    </>
  )
}

function Add({ left, add }: { readonly left: typeof readyQuestions; readonly add: (question: WhoQuestion) => void }) {
  const [key, setKey] = useState('')
  const chosen = left.find(one => one.key === key) ?? left[0]
  return (
    <div className="card stack">
      {chosen !== undefined && (
        <>
          <Choose
            label="A ready question"
            hint="They ask what the harmonised standards of UK statistics ask, so you can hold your results against other figures. You can change each of them."
            value={chosen.key}
            options={left.map(one => [one.key, one.name] as const)}
            onChoose={setKey}
          />
          <div className="row">
            <Button
              icon="plus"
              onClick={() => {
                add(questionOf(chosen))
                say(`The question about ${chosen.name.toLowerCase()} is added.`)
              }}
            >
              Add this question
            </Button>
          </div>
        </>
      )}
      <div>
        <Button
          icon="plus"
          onClick={() => {
            add(own)
            say('An empty question is added.')
          }}
        >
          Add a question of your own
        </Button>
      </div>
    </div>
  )
}
