/** One answer whole: its parts under their questions, what was strange in it, and the notes made of it. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { QuestionId, ResponseId, SectionId } from '@waymark/shared/model/ids.ts'
import { responseStates, type Span } from '@waymark/shared/model/response.ts'
import { changeResponseState } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Fold } from './fold.tsx'
import { AnswerPart } from './answer-part.tsx'
import { wordsOf, type AnswerShape } from './answer-shape.ts'
import { GiveLink } from './give-link.tsx'
import { HeadingSelect } from './heading-select.tsx'
import { LateForm } from './late-form.tsx'
import { NotesMade } from './notes-made.tsx'
import { RemoveName } from './remove-name.tsx'
import { selectedIn } from './passages.ts'
import { knownOf, nameOfAnswer, stateNames } from './say-answers.ts'
import { markOne, SentenceList } from './sentence-list.tsx'

export function AnswerView(shape: AnswerShape) {
  const { seen, acting } = shape
  return (
    <article className="answer stack" aria-labelledby="answer">
      <h2 id="answer">{nameOfAnswer(seen.line)}</h2>
      <StateRow {...shape} />
      {acting.trouble !== '' && (
        <Notice tone="danger">
          <p>{acting.trouble}</p>
        </Notice>
      )}
      <ul className="row small" aria-label="What to know of it">
        {knownOf(seen).map(fact => (
          <li className="tag" key={fact}>
            {fact}
          </li>
        ))}
      </ul>
      {seen.messages.map(message => (
        <p className="small" key={message}>
          {message}
        </p>
      ))}
      {seen.line.isLate && <LateForm {...shape} />}
      <div className="answer-sides">
        <div className="stack">
          {seen.set.questions.map(({ id, text }) => (
            <Under key={id} title={text} questionId={id} {...shape} />
          ))}
          <Under title="Under no question yet" questionId={null} {...shape} />
          <LeftOut {...shape} />
          <Selected {...shape} />
          <SentenceList {...shape} />
          <Earlier {...shape} />
        </div>
        <div className="stack">
          <NotesMade {...shape} />
          <GiveLink key={seen.line.id} seen={seen} />
          <RemoveName seen={seen} acting={acting} />
        </div>
      </div>
      <Onward {...shape} />
    </article>
  )
}

function StateRow({ seen, acting }: AnswerShape) {
  const params = { responseId: seen.line.id }
  return (
    <div className="segmented" role="group" aria-label="How far it is">
      {responseStates.map(state => (
        <button
          type="button"
          key={state}
          aria-pressed={seen.line.state === state}
          onClick={() => {
            void acting.act(async () => call(changeResponseState, { params, body: { state } }), stateNames[state])
          }}
        >
          {stateNames[state]}
        </button>
      ))}
    </div>
  )
}

function Under({
  title,
  questionId,
  ...shape
}: AnswerShape & { readonly title: string; readonly questionId: QuestionId | null }) {
  const parts = shape.seen.parts.filter(part => part.questionId === questionId && !part.isLeftOut)
  if (parts.length === 0) return null
  return (
    <section className="stack">
      <h3>{title}</h3>
      {parts.map(part => (
        <AnswerPart key={`${part.pieceId} ${part.start}`} part={part} {...shape} />
      ))}
    </section>
  )
}

function LeftOut(shape: AnswerShape) {
  const parts = shape.seen.parts.filter(({ isLeftOut }) => isLeftOut)
  if (parts.length === 0) return null
  return (
    <Fold summary="No part of the answer">
      {parts.map(part => (
        <AnswerPart key={`${part.pieceId} ${part.start}`} part={part} {...shape} />
      ))}
    </Fold>
  )
}

/** What notes were made of that its author has changed since. */
function Earlier({ seen: { earlier } }: AnswerShape) {
  if (earlier.length === 0) return null
  return (
    <Fold summary="What its author wrote before">
      {earlier.map(({ revision, pieces }) => (
        <div className="stack" key={revision}>
          {pieces.map(({ id, text }) => (
            <p className="answer-words" key={id}>
              {text}
            </p>
          ))}
        </div>
      ))}
    </Fold>
  )
}

/** What is selected in a part now, or was when the selection went elsewhere. */
function useSelected(seen: AnswerShape['seen']) {
  const [span, setSpan] = useState<Span>()
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection()
      if (selection?.rangeCount !== 1) return
      const range = selection.getRangeAt(0)
      const element = range.startContainer.parentElement?.closest('[data-part]')
      if (!element) return
      const part = seen.parts[Number(element.getAttribute('data-part'))]
      if (part !== undefined) setSpan(selectedIn(element, part, range))
    }
    document.addEventListener('selectionchange', look)
    return () => {
      document.removeEventListener('selectionchange', look)
    }
  }, [seen.parts])
  return [span, setSpan] as const
}

function Selected(shape: AnswerShape) {
  const [span, setSpan] = useSelected(shape.seen)
  const [heading, setHeading] = useState<SectionId | null>(null)
  if (span === undefined) return <p className="soft small">Select words above to make a note of them.</p>
  return (
    <div className="card stack">
      <p className="answer-words">{wordsOf(shape.seen, span)}</p>
      <HeadingSelect headings={shape.headings} value={heading} onChoose={setHeading} />
      <Button
        look="primary"
        onClick={() => {
          void markOne(shape, span, heading).then(isDone => {
            if (isDone) setSpan(undefined)
          })
        }}
      >
        Make a note
      </Button>
    </div>
  )
}

const Onward = ({ seen: { before, after } }: AnswerShape) => (
  <nav className="row" aria-label="Other answers">
    {before !== null && <To id={before}>Previous answer</To>}
    {after !== null && <To id={after}>Next answer</To>}
  </nav>
)

const To = ({ id, children }: { readonly id: ResponseId; readonly children: string }) => (
  <Link className="btn" href={`?answer=${id}`}>
    {children}
  </Link>
)
