/** What is said of the way by which words came; nothing of those that their author wrote here. */
import type { Note, Route } from '#model/note.ts'

export const routeWords: Readonly<Record<Route, string>> = {
  live: '',
  written: 'From a written answer',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
  paper: 'On paper',
  'other-board': 'From another board',
}

/** `By phone, a summary, read back`. Empty for words that their author wrote here. */
export const sayHowItCame = ({
  route,
  isSummary,
  isReadBack,
}: Pick<Note, 'route' | 'isSummary' | 'isReadBack'>): string =>
  route === 'live'
    ? ''
    : [routeWords[route], isSummary === true ? 'a summary' : '', isReadBack === true ? 'read back' : '']
        .filter(words => words !== '')
        .join(', ')
