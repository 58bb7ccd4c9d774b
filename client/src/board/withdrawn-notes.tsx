/** The notes that I withdrew: kept for me alone, to be put back. */
import type { Note } from '@waymark/shared/model/note.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

export function WithdrawnNotes({
  notes,
  closedBecause,
  onPutBack,
}: {
  readonly notes: readonly Note[]
  readonly closedBecause: string | undefined
  readonly onPutBack: (note: Note) => void
}) {
  if (notes.length === 0) return null
  return (
    <details className="fold withdrawn-notes">
      <summary>
        <Icon name="chevron" flip />
        Notes you withdrew ({notes.length})
      </summary>
      <ul className="notelist">
        {notes.map(note => (
          <li className="note row-note withdrawn" key={note.id}>
            <p className="words" dir="auto">
              {note.text}
            </p>
            <Button
              size="compact"
              closedBecause={closedBecause}
              onClick={() => {
                onPutBack(note)
              }}
            >
              Put back
              <span className="sr">: {shortened(note.text, 80)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
