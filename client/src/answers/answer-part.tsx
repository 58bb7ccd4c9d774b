/** A part of an answer: its words with what is marked in them, and which question it answers. */
import { QuestionId } from '@waymark/shared/model/ids.ts'
import type { Part } from '@waymark/shared/model/response.ts'
import { placeParts } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Field } from '#ui/field.tsx'
import { wordsOf, type AnswerShape } from './answer-shape.ts'
import { stretchesOf } from './passages.ts'

export function AnswerPart({ part, ...shape }: AnswerShape & { readonly part: Part }) {
  const { seen } = shape
  const why = seen.pieces.find(({ id }) => id === part.pieceId)?.why ?? ''
  return (
    <div className="answer-part stack">
      {why !== '' && <p className="small soft">{why}</p>}
      {/* The letters of the part and nothing else: where words are selected is counted in it. */}
      <p className="answer-words" data-part={seen.parts.indexOf(part)}>
        {stretchesOf(part, seen.excerpts).map(({ start, end, isMarked }) => {
          const words = wordsOf(seen, { pieceId: part.pieceId, start, end })
          return isMarked ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>
        })}
      </p>
      <PlaceSelect part={part} {...shape} />
    </div>
  )
}

const leftOut = 'left-out'

function PlaceSelect({ part, seen, acting }: AnswerShape & { readonly part: Part }) {
  const place = (value: string): void => {
    const questionId = QuestionId.safeParse(value).data ?? null
    const isLeftOut = value === leftOut
    const placed = { ...part, isLeftOut, questionId: isLeftOut ? null : questionId }
    const body = { reading: seen.reading, parts: seen.parts.map(one => (one === part ? placed : one)) }
    const params = { responseId: seen.line.id }
    void acting.act(async () => call(placeParts, { params, body }), 'It stands there now.')
  }
  return (
    <Field label="Answers which question">
      {control => (
        <select
          className="input"
          {...control}
          value={part.isLeftOut ? leftOut : (part.questionId ?? '')}
          onChange={({ target }) => {
            place(target.value)
          }}
        >
          <option value="">Not said yet</option>
          {seen.set.questions.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
          <option value={leftOut}>No part of the answer</option>
        </select>
      )}
    </Field>
  )
}
