/** My asks, looked up by their note: made once for a queue, however many notes ask. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Queue, Waiting } from '#sync/waiting-queue.ts'

/** Each in the order in which they were made; notes of which nothing was asked are not in it. */
export type AsksByNote = ReadonlyMap<NoteId, Queue>

export function asksByNote(queue: Queue): AsksByNote {
  const asks = new Map<NoteId, Waiting[]>()
  for (const one of queue) {
    const others = asks.get(one.noteId)
    if (others === undefined) asks.set(one.noteId, [one])
    else others.push(one)
  }
  return asks
}

export const refusedOf = (asks: AsksByNote, noteId: NoteId): Waiting | undefined =>
  asks.get(noteId)?.find(({ state }) => state === 'refused')
