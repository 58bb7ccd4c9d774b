/** A note at one of the places where it stands: in a theme, or in none. A note may stand in several themes. */
import { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Grouping } from '@waymark/shared/rules/grouping.ts'

/** `loose`: in no theme, so in the tray or parked. */
export type Place = ThemeId | 'loose'

export interface Occurrence {
  readonly noteId: NoteId
  readonly place: Place
}

/** Stands on the note's element, so that focus and dragging find it again. */
export const keyOf = ({ noteId, place }: Occurrence): string => `${noteId}@${place}`

export function occurrenceOf(key: string): Occurrence | undefined {
  const [noteId, place] = key.split('@')
  const note = NoteId.safeParse(noteId)
  const theme = ThemeId.safeParse(place)
  if (!note.success) return undefined
  return place === 'loose'
    ? { noteId: note.data, place }
    : theme.success
      ? { noteId: note.data, place: theme.data }
      : undefined
}

/** Never empty. */
export const placesOf = (noteId: NoteId, { themesOf }: Pick<Grouping, 'themesOf'>): readonly Place[] =>
  themesOf.get(noteId) ?? ['loose']

/** The notes that were picked up at a place where they no longer stand: somebody moved them meanwhile. */
export const movedMeanwhile = (
  occurrences: readonly Occurrence[],
  grouping: Pick<Grouping, 'themesOf'>,
): readonly Occurrence[] => occurrences.filter(({ noteId, place }) => !placesOf(noteId, grouping).includes(place))
