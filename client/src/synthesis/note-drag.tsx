/** Dragging a note, or the selected ones, onto a theme, the tray, the parked notes or into a new theme. */
import type { RefObject } from 'react'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { DragLayer } from '#ui/drag-layer.tsx'
import type { NoteListShape } from './note-list.tsx'
import { occurrenceOf, type Occurrence } from './occurrence.ts'
import { notesInWords } from './say-grouping.ts'
import type { SynthesisActs } from './synthesis-acts.ts'
import { useScope } from './synthesis-scope.ts'
import { handful } from './synthesis-store.ts'

export function NoteDrag({
  area,
  whereIs,
  themes,
}: {
  readonly area: RefObject<HTMLElement | null>
  readonly whereIs: NoteListShape['whereIs']
  readonly themes: readonly Theme[]
}) {
  const { store, acts } = useScope()
  const heldBy = (dragged: string): readonly Occurrence[] => {
    const occurrence = occurrenceOf(dragged)
    if (occurrence === undefined) return []
    return handful(store, occurrence).filter(({ noteId }) => whereIs(noteId) !== undefined)
  }
  return (
    <DragLayer
      area={area}
      words={(dragged, over) => wordsFor(heldBy(dragged), over, themes)}
      onDrop={(dragged, over) => {
        drop(acts, heldBy(dragged), over)
      }}
    />
  )
}

function wordsFor(occurrences: readonly Occurrence[], over: string | null, themes: readonly Theme[]): string {
  const notes = notesInWords(occurrences.length)
  if (over === null) return `${notes}: let go on a theme. Esc leaves everything as it is.`
  if (over === 'new') return `${notes}: into a new theme`
  if (over === 'parked') return `${notes}: park, with a reason`
  if (over === 'loose') return `${notes}: to Not yet grouped`
  const theme = themes.find(({ id }) => id === over)
  return theme === undefined ? `${notes}: this theme is gone` : `${notes}: to ${nameOfTheme(theme)}`
}

function drop(acts: SynthesisActs, occurrences: readonly Occurrence[], over: string): void {
  if (occurrences.length === 0) return
  if (over === 'new') acts.ask({ kind: 'group', occurrences })
  else if (over === 'parked') acts.ask({ kind: 'park', occurrences })
  else if (over === 'loose') acts.toTray(occurrences)
  else {
    const theme = ThemeId.safeParse(over)
    if (theme.success) acts.move(occurrences, { themeId: theme.data, keepOthers: false })
  }
}
