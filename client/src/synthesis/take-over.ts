/** Takes a group of a look over into the shared themes: one gesture, which undo takes back. */
import type { NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { notesInWords } from './say-grouping.ts'
import { group, type Hand } from './gestures.ts'

/** A theme of its own with the same name and sentence. Notes that stand in other shared themes stay in those too. */
export function takeOver(
  hand: Hand,
  { name, said }: Pick<Theme, 'name' | 'said'>,
  noteIds: readonly NoteId[],
): ThemeId {
  let made: ThemeId | undefined
  hand.doc.gesture(hand.mine, () => {
    const occurrences = noteIds.map(noteId => ({ noteId, place: 'loose' as const }))
    made = group(hand, occurrences, { name, keepOthers: true })
    hand.doc.themes.patch(made, { said })
  })
  if (made === undefined) throw new Error('a gesture is made at once')
  return made
}

export const sayTakenOver = (theme: Pick<Theme, 'name'>, notes: number): string =>
  `Taken over into the shared themes: ${nameOfTheme(theme)}, ${notesInWords(notes)}.`
