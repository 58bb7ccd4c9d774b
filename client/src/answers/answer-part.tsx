/** A part of an answer: its words with what is marked in them, and which question it answers. */
import { QuestionId } from '@waymark/shared/model/ids.ts'
import { maxParts, type Part } from '@waymark/shared/model/response.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { cutInTwo, cutsIn, joinedToBefore, partBefore } from '@waymark/shared/rules/response-parts.ts'
import { placeParts } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { wordsOf, type AnswerShape } from './answer-shape.ts'
import { Fold } from './fold.tsx'
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
      <Cutting part={part} {...shape} />
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

/** Enough of a sentence to know it by. */
const shown = 60

/** Where it is said which question the part at this place answers. */
const selectOf = (at: number): HTMLSelectElement | null | undefined =>
  document.querySelector(`[data-part="${at}"]`)?.closest('.answer-part')?.querySelector('select')

/** A part that answers two questions is cut where a sentence begins; two that answer one are joined. No letter changes. */
function Cutting({ part, seen, acting }: AnswerShape & { readonly part: Part }) {
  const text = seen.pieces.find(({ id }) => id === part.pieceId)?.text ?? ''
  const cuts = seen.parts.length < maxParts ? cutsIn(text, part) : []
  const at = seen.parts.indexOf(part)
  const read = async (parts: Part[], goesOn: { readonly at: number; readonly said: string }): Promise<void> => {
    const asked = { params: { responseId: seen.line.id }, body: { reading: seen.reading, parts } }
    const isDone = await acting.act(async () => call(placeParts, asked), goesOn.said)
    // What was pressed is gone: the work goes on at the part that came of it, once it is drawn.
    if (isDone) setTimeout(() => selectOf(goesOn.at)?.focus())
  }
  return (
    <>
      {partBefore(seen.parts, part) !== undefined && (
        <div>
          <Button
            size="compact"
            onClick={() => {
              void read(joinedToBefore(seen.parts, part), {
                at: at - 1,
                said: 'It is one part with the one before it.',
              })
            }}
          >
            Join to the part before<span className="sr">: {shortened(wordsOf(seen, part), shown)}</span>
          </Button>
        </div>
      )}
      {cuts.length > 0 && (
        <Fold summary="Cut it in two">
          <p className="small soft">Where does the second part begin? Not a letter is changed.</p>
          <ul className="stack tight cuts">
            {cuts.map(from => (
              <li key={from}>
                <Button
                  size="compact"
                  onClick={() => {
                    void read(cutInTwo(seen.parts, part, from), { at: at + 1, said: 'It is two parts now.' })
                  }}
                >
                  {shortened(text.slice(from, part.end).trim(), shown)}
                </Button>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}
