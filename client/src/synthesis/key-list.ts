/** What `?` shows: every key of the page. */
import { allNoteActions, linkKey } from './synthesis-actions.ts'
import { themeKeys } from './theme-actions.ts'

export const keyList: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: 'Arrow keys', does: 'Go from note to note in a list' },
  { keys: 'Space', does: 'Select the note, or let it go' },
  { keys: 'Shift + arrow keys', does: 'Select on to the next note' },
  ...allNoteActions.flatMap(({ key, label }) => (key === undefined ? [] : [{ keys: key.toUpperCase(), does: label }])),
  { keys: 'Alt + arrow up or down', does: 'Move the note one place in its theme, or the theme' },
  ...themeKeys,
  { keys: linkKey.toUpperCase(), does: 'Add a link, from the theme that has the focus' },
  { keys: 'Ctrl + Z', does: 'Undo my own last act' },
  { keys: 'Ctrl + Shift + Z', does: 'Do it again' },
  { keys: 'V', does: 'Change between themes, board and list' },
  { keys: 'Esc', does: 'Leave a drag, a menu or a field as it was' },
  { keys: '?', does: 'Show these keys' },
]
