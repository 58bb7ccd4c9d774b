/** The notes of a section, as cards on the board or as rows of the list: the same words, menus and drags in both. */
import { NoteCard, type NoteCardProps } from './note-card.tsx'
import type { BoardNote, Branch, Place, SurfaceProps } from './surface-props.ts'
import { dragOf, type useDrag } from './use-drag.ts'

export function BranchNotes({
  branch: { section, waymark },
  notes,
  surface,
  look,
  isStop,
  drag,
  landing,
}: {
  readonly branch: Branch
  /** Those that are shown: all of the section, or the first of them. */
  readonly notes: readonly BoardNote[]
  readonly surface: SurfaceProps
  readonly look: NoteCardProps['look']
  /** Whether Tab stops at a note. */
  readonly isStop: (note: BoardNote) => boolean
  readonly drag: ReturnType<typeof useDrag>
  readonly landing: Place['after'] | undefined
}) {
  return notes.map(note => (
    <NoteCard
      key={note.id}
      note={note}
      tone={waymark.tone}
      look={look}
      choices={surface.choicesOf(note)}
      trouble={surface.troubleOf(note)}
      isStop={isStop(note)}
      drag={dragOf(note.id, drag.dragging, landing)}
      onFocus={() => {
        surface.onCurrent(note.id)
        surface.onSection(section.id)
      }}
      onPointerDown={event => {
        drag.start(note, event)
      }}
    />
  ))
}
