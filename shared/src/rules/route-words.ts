/** What is said of the way by which words came; nothing of those that their author wrote here. */
import type { Route } from '#model/note.ts'

export const routeWords: Readonly<Record<Route, string>> = {
  live: '',
  chat: 'From the chat',
  phone: 'By phone',
  'in-the-room': 'Said in the room',
}
