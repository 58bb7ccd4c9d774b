/** One tick of one document: all that waits is done, and what has to be kept before anybody is told of it. */
import * as Y from 'yjs'
import { writtenAnew } from '@waymark/shared/doc/written-anew.ts'
import type { Heads, LogPlace, Row } from '#store/store.ts'
import { keptDoc } from './kept-doc.ts'
import { updateFrame } from './messages.ts'
import type { OpenDoc } from './open-doc.ts'
import type { PresenceChanges } from './presence.ts'
import type { Done } from './work-queue.ts'

export interface Harvest {
  readonly update: Uint8Array | undefined
  readonly puts: readonly Row[]
  /** How many pieces of work were done. */
  readonly works: number
  /** Where the log stood on which all of it was done. */
  readonly after: LogPlace
  /** The epoch under which the log is begun anew before the update comes. */
  readonly begins: string | undefined
  /** Call once all of it is on disk. */
  readonly committed: (heads: Heads) => void
}

/** `now` on the clock of the ticks. */
export function harvest(open: OpenDoc, now: number): Harvest {
  const done = open.queue.runAll()
  const told = open.pace.nextPresenceAt() <= now ? open.presence.changes() : undefined
  open.pace.spoke(now, { words: done.works > 0, presence: told !== undefined })
  const after = { head: open.log.head(), epoch: open.epoch }
  if (open.rebuilding !== undefined) return anew(open, done, open.rebuilding)
  return {
    update: done.update,
    puts: done.puts,
    works: done.works,
    after,
    begins: undefined,
    committed: heads => {
      if (done.update !== undefined) open.log.appended(done.update.byteLength, headOf(open, heads))
      tell(open, done, told)
      done.committed()
    },
  }
}

function tell({ listeners, observed }: OpenDoc, { update, by }: Done, told: PresenceChanges | undefined): void {
  if (update === undefined && told === undefined) return
  if (told !== undefined) observed.presenceTold(told.entries.length, listeners.size())
  listeners.tell(
    { update: update === undefined ? undefined : updateFrame(update), presence: told },
    new Set([...(update === undefined ? [] : by), ...(told?.by ?? [])]),
  )
}

/** All that waited was done to the old one, and is in what is written anew. Those who listen have the old one, and are told to let it go. */
function anew(open: OpenDoc, done: Done, { epoch, done: waiting }: NonNullable<OpenDoc['rebuilding']>): Harvest {
  const listeners = [...open.listeners.all()]
  const after = { head: open.log.head(), epoch: open.epoch }
  const update = Y.encodeStateAsUpdate(writtenAnew(open.name, open.kept.doc()))
  open.kept = keptDoc([update])
  open.capacity.renewed()
  open.epoch = epoch
  open.rebuilding = undefined
  return {
    update,
    works: done.works,
    puts: done.puts,
    after,
    begins: epoch,
    committed: heads => {
      open.log.rewritten(update.byteLength, headOf(open, heads))
      done.committed()
      for (const listener of listeners) listener.refused('rebuilt')
      for (const answered of waiting) answered()
    },
  }
}

const headOf = ({ name, log }: OpenDoc, heads: Heads): number => heads.get(name) ?? log.head()
