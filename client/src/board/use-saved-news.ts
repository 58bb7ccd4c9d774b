/** Says once of each note that it is saved, and at once of each that is not. */
import { useEffect, useRef } from 'react'
import { say, sayNow } from '#ui/announce.tsx'
import type { Queue } from '#sync/waiting-queue.ts'

export function useSavedNews(queue: Queue): void {
  const before = useRef<Queue>([])
  useEffect(() => {
    const was = new Map(before.current.map(({ id, state }) => [id, state]))
    before.current = queue
    for (const { id, state, ask } of queue) {
      const old = was.get(id)
      if (old === undefined || old === state) continue
      if (state === 'done' && ask.kind === 'put') say('Saved.')
      if (state === 'refused')
        sayNow(
          ask.kind === 'put'
            ? 'This note is not saved. Your words are still here.'
            : 'What you did with the note could not be done.',
        )
    }
  }, [queue])
}
