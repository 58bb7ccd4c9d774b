/** The notes made of an answer, each of which can be taken off the board and put back. */
import { putPassageBack, unmarkPassage } from '@waymark/shared/wire/responses.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import type { AnswerShape } from './answer-shape.ts'

export function NotesMade({ seen, headings, acting }: AnswerShape) {
  return (
    <section className="stack" aria-labelledby="notes-made">
      <h3 id="notes-made">Notes made of it</h3>
      {seen.excerpts.length === 0 && <p className="soft">None yet.</p>}
      <ul className="stack">
        {seen.excerpts.map(({ id, text, sectionId, isTakenOff, isEarlier }) => {
          const asked = { params: { responseId: seen.line.id, noteId: id }, body: {} }
          return (
            <li className="card stack" key={id}>
              <p className="answer-words">{text}</p>
              <p className="small soft">
                {headings.find(heading => heading.id === sectionId)?.title}
                {isEarlier && ' Its author has changed these words since.'}
                {isTakenOff && ' Taken off the board.'}
              </p>
              <Button
                size="compact"
                look="quiet"
                onClick={() => {
                  void (isTakenOff
                    ? acting.act(async () => call(putPassageBack, asked), 'The note is back on the board.')
                    : acting.act(async () => call(unmarkPassage, asked), 'The note is off the board.'))
                }}
              >
                {isTakenOff ? 'Put it back' : 'Take it off the board'}
                <span className="sr">: {text.slice(0, 60)}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
