/** The sentences of an answer that are no notes yet, to tick: marking for the keyboard, for those who hear the page, and for a phone. */
import { useState } from 'react'
import { NoteId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Span } from '@waymark/shared/model/response.ts'
import { markPassage } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from './fold.tsx'
import { headingAt, wordsOf, type AnswerShape } from './answer-shape.ts'
import { HeadingSelect } from './heading-select.tsx'

const keyOf = ({ pieceId, start, end }: Span): string => `${pieceId} ${start} ${end}`

/** Answers whether it was done. */
export async function markOne(shape: AnswerShape, span: Span, chosen: SectionId | null): Promise<boolean> {
  const sectionId = chosen ?? headingAt(shape, span)
  if (sectionId === undefined) return false
  const params = { responseId: shape.seen.line.id, noteId: NoteId.parse(newId()) }
  return shape.acting.act(async () => call(markPassage, { params, body: { ...span, sectionId } }), 'The note is made.')
}

export function SentenceList(shape: AnswerShape) {
  const { seen, headings, acting } = shape
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [heading, setHeading] = useState<SectionId | null>(null)
  const chosen = seen.suggested.filter(span => ticked.has(keyOf(span)))
  if (seen.suggested.length === 0) return null
  const make = async (): Promise<void> => {
    // One after the other, in the order of the text. What could not be done, and what would follow it, stays ticked.
    const left = [...chosen]
    while (left[0] !== undefined && (await markOne(shape, left[0], heading))) left.shift()
    setTicked(new Set(left.map(keyOf)))
  }
  return (
    <Fold summary="Mark by sentence">
      <fieldset className="stack">
        <legend className="sr">Sentences that are no notes yet</legend>
        {seen.suggested.map(span => (
          <label className="choice" key={keyOf(span)}>
            <input
              type="checkbox"
              checked={ticked.has(keyOf(span))}
              onChange={({ target }) => {
                const next = new Set(ticked)
                if (target.checked) next.add(keyOf(span))
                else next.delete(keyOf(span))
                setTicked(next)
              }}
            />
            <span>{wordsOf(seen, span)}</span>
          </label>
        ))}
        <HeadingSelect headings={headings} value={heading} onChoose={setHeading} />
        <Button
          closedBecause={chosen.length === 0 ? 'No sentence is ticked' : acting.isBusy ? 'It is being done' : undefined}
          onClick={() => void make()}
        >
          Make notes of the ticked sentences
        </Button>
      </fieldset>
    </Fold>
  )
}
