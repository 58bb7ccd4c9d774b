/** What is said of the way by which words came; nothing of those that their author wrote here. */
import { routes, type Note, type Route } from '#model/note.ts'

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

/** After a number of notes. */
export const routeCounted: Readonly<Record<Route, string>> = {
  live: 'written in the rooms',
  written: 'from written answers',
  chat: 'from the chat',
  phone: 'by phone',
  'in-the-room': 'said in the room',
  paper: 'on paper',
  'other-board': 'from another board',
}

export interface RouteCount {
  readonly route: Route
  readonly notes: number
}

/** In the order of the routes; those by which none came are not in it. */
export function countByRoute(notes: Iterable<Pick<Note, 'route'>>): RouteCount[] {
  const counts = new Map<Route, number>()
  for (const { route } of notes) counts.set(route, (counts.get(route) ?? 0) + 1)
  return routes.flatMap(route => {
    const count = counts.get(route)
    return count === undefined ? [] : [{ route, notes: count }]
  })
}

/** `12 notes: 8 written in the rooms, 4 by phone`, or `no notes`. */
export function sayByRoute(counts: readonly RouteCount[]): string {
  const all = counts.reduce((sum, { notes }) => sum + notes, 0)
  if (all === 0) return 'no notes'
  return `${all === 1 ? '1 note' : `${all} notes`}: ${counts.map(({ route, notes }) => `${notes} ${routeCounted[route]}`).join(', ')}`
}
