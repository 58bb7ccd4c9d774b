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

interface Holding {
  /** The document they are of: what was held of one that was written anew since is let go, for something in it was erased. */
  readonly of: object
  readonly isFetched: boolean
  readonly queue: Queue
  readonly mine: readonly NoteId[]
}

export function useHold(live: Notes, { of, isFetched, queue, mine }: Holding): HeldBoard {
  const isHolding = useComfort('news') === 'hold' && isFetched
  const [kept, setKept] = useState<{ readonly notes: Notes | undefined; readonly of: object }>({ notes: undefined, of })
  const held = kept.of === of ? kept.notes : undefined
  const next = useMemo(
    () => (isHolding ? withMyOwn(held ?? live, live, ownIn(held ?? live, queue, mine)) : undefined),
    [isHolding, held, live, queue, mine],
  )
  // What is mine stays in the held board when the answer to it is long past.
  if (next !== kept.notes || kept.of !== of) setKept({ notes: next, of })
  const count = useMemo(() => (next === undefined ? 0 : countHeld(next, live)), [next, live])
  return { notes: next ?? live, count, showThem: () => setKept({ notes: live, of }) }
}

/** What I asked of lately; and notes of mine that are new here, written in another window. */
const ownIn = (held: Notes, queue: Queue, mine: readonly NoteId[]): NoteId[] => [
  ...queue.map(({ noteId }) => noteId),
  ...mine.filter(id => !held.has(id)),
]
