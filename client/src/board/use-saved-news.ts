/** Says once of each note that it is saved, and at once of each that is not. Those that were added together are told of together, elsewhere. */
import { useEffect, useRef } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { say, sayNow } from '#ui/announce.tsx'
import type { Queue, Waiting } from '#sync/waiting-queue.ts'

export function useSavedNews(queue: Queue, together: readonly NoteId[]): void {
  const before = useRef<Queue>([])
  const apart = useRef(new Set(together))
  useEffect(() => {
    apart.current = new Set(together)
  }, [together])
  useEffect(() => {
    const was = new Map(before.current.map(({ id, state }) => [id, state]))
    before.current = queue
    for (const one of queue) {
      const old = was.get(one.id)
      if (old !== undefined && old !== one.state) tell(one, apart.current.has(one.noteId))
    }
  }, [queue])
}

function tell({ state, ask }: Waiting, isTogether: boolean): void {
  if (state === 'done' && ask.kind === 'put' && !isTogether) say('Saved.')
  if (state === 'refused')
    sayNow(
      ask.kind === 'put'
        ? 'This note is not saved. Your words are still here.'
        : 'What you did with the note could not be done.',
    )
}
