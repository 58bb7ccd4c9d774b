/** A note as a source: its exact words, the waymark of its section, and where it was said. */
import type { NoteSource } from './sources.ts'

export function NoteWords({ note }: { readonly note: NoteSource }) {
  return (
    <li className="note row-note" data-tone={note.waymark.tone}>
      <p className="words" dir="auto">
        {note.text}
      </p>
      <NoteOrigin note={note} />
    </li>
  )
}

export function NoteOrigin({ note: { waymark, sectionTitle, from } }: { readonly note: NoteSource }) {
  return (
    <span className="meta">
      <span>
        {waymark.letter === '' ? (
          <span>{sectionTitle}. </span>
        ) : (
          <>
            <span className="waymark small" data-tone={waymark.tone} aria-hidden="true">
              {waymark.letter}
            </span>
            <span className="sr">
              Ambition {waymark.letter}, {sectionTitle}.{' '}
            </span>
          </>
        )}
        {from}
      </span>
    </span>
  )
}
