/** One section as those see it who look on. */
import type { ReactNode } from 'react'
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import type { WatchedNote, WatchedSection } from '@waymark/shared/wire/watch.ts'
import { sayMarks, sayNotes, type WatchedBreakout } from './say-watched.ts'

export const anchorOf = (at: number): string => `part-${at + 1}`

export function Section({
  section: { letter, tone, title, description, notes },
  id,
  marks,
}: {
  readonly section: WatchedSection
  readonly id: string
  readonly marks: WatchedBreakout['marks']
}) {
  return (
    <section aria-labelledby={id} data-tone={tone}>
      <header>
        <span className="waymark" aria-hidden="true">
          {letter}
        </span>
        <h2 id={id} tabIndex={-1} dir="auto">
          {letter !== '' && <span className="sr">{letter}: </span>}
          {title}
        </h2>
        <span className="small soft">{sayNotes(notes.length)}</span>
        {description !== '' && <p dir="auto">{description}</p>}
      </header>
      {notes.length === 0 ? <p className="soft">Nothing here yet.</p> : <Notes notes={notes} marks={marks} />}
    </section>
  )
}

const Notes = ({
  notes,
  marks,
}: {
  readonly notes: readonly WatchedNote[]
  readonly marks: WatchedBreakout['marks']
}) => (
  <ul className="notelist">
    {/* Without ids, a note is known by its place. */}
    {notes.map((note, at) => (
      <li className="note row-note" key={at}>
        <NoteWords note={note} marks={marks} />
      </li>
    ))}
  </ul>
)

export function NoteWords({
  note,
  marks,
}: {
  readonly note: WatchedNote
  readonly marks: WatchedBreakout['marks']
}): ReactNode {
  const more = [sayHowItCame(note), sayMarks(note, marks)].filter(words => words !== '')
  return (
    <>
      <span className="words" dir="auto">
        {note.text}
      </span>
      {more.length > 0 && (
        <span className="meta">
          {more.map(words => (
            <span key={words}>{words}</span>
          ))}
        </span>
      )}
    </>
  )
}
