/** What a room came to, in numbers. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { routes } from '@waymark/shared/model/note.ts'
import type { RoomCount } from '@waymark/shared/wire/afterwards.ts'
import { authorships } from '#store/kinds.ts'
import type { NoteDeps } from './asker.ts'
import { readNotes } from './read-notes.ts'

/** Of the notes that are shown. Whoever wrote down what others said is counted among the writers only for words of their own; notes that came along from another session have no writer here. */
export async function countRoom(deps: Pick<NoteDeps, 'live' | 'store'>, id: RoomId): Promise<RoomCount> {
  const notes = await readNotes(deps, id)
  const authorOf = new Map(
    (await deps.store.list(authorships, id)).map(({ id: noteId, memberId }) => [noteId, memberId]),
  )
  const counts = routes.map(route => [route, notes.filter(note => note.route === route).length] as const)
  const own = notes.filter(({ route }) => route === 'live').map(note => authorOf.get(note.id))
  return {
    id,
    writers: new Set(own.filter(memberId => memberId != null)).size,
    byRoute: {
      live: 0,
      written: 0,
      chat: 0,
      phone: 0,
      'in-the-room': 0,
      paper: 0,
      'other-board': 0,
      ...Object.fromEntries(counts),
    },
  }
}
