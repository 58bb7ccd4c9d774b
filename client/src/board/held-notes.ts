/** A board that is held as it was, while others go on changing it: what is shown of it, and how much is held back. Pure. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'

type Notes = ReadonlyMap<NoteId, Note>

/** The held board with my own doing in it: these notes are as they are live. The same map where that changes nothing. */
export function withMyOwn(held: Notes, live: Notes, mine: Iterable<NoteId>): Notes {
  let next: Map<NoteId, Note> | undefined
  for (const id of mine) {
    const note = live.get(id)
    if (note === held.get(id)) continue
    next ??= new Map(held)
    if (note === undefined) next.delete(id)
    else next.set(id, note)
  }
  return next ?? held
}

/** In how many notes the live board differs from the held one. */
export function countHeld(held: Notes, live: Notes): number {
  if (held === live) return 0
  let count = 0
  for (const [id, note] of live) if (held.get(id) !== note) count += 1
  for (const id of held.keys()) if (!live.has(id)) count += 1
  return count
}

/** `4 changes by others are held.` */
export const sayHeld = (count: number): string =>
  count === 1 ? '1 change by others is held.' : `${count} changes by others are held.`
