/** "Hold while I read": what others change is not shown until it is asked for; what I do myself shows at once. */
import { useMemo, useState } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Queue } from '#sync/waiting-queue.ts'
import { useComfort } from '#ui/comfort.ts'
import { countHeld, withMyOwn } from './held-notes.ts'

type Notes = ReadonlyMap<NoteId, Note>

export interface HeldBoard {
  /** To be shown in place of the live ones. */
  readonly notes: Notes
  /** How many changes by others are held back; 0 where nothing is held. */
  readonly count: number
  readonly showThem: () => void
}

export function useHold(
  live: Notes,
  { isFetched, queue, mine }: { readonly isFetched: boolean; readonly queue: Queue; readonly mine: readonly NoteId[] },
): HeldBoard {
  const isHolding = useComfort('news') === 'hold' && isFetched
  const [held, setHeld] = useState<Notes>()
  const next = useMemo(
    () => (isHolding ? withMyOwn(held ?? live, live, ownIn(held ?? live, queue, mine)) : undefined),
    [isHolding, held, live, queue, mine],
  )
  // What is mine stays in the held board when the answer to it is long past.
  if (next !== held) setHeld(next)
  const count = useMemo(() => (next === undefined ? 0 : countHeld(next, live)), [next, live])
  return { notes: next ?? live, count, showThem: () => setHeld(live) }
}

/** What I asked of lately; and notes of mine that are new here, written in another window. */
const ownIn = (held: Notes, queue: Queue, mine: readonly NoteId[]): NoteId[] => [
  ...queue.map(({ noteId }) => noteId),
  ...mine.filter(id => !held.has(id)),
]
