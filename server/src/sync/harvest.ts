/** One tick of one document: all that waits is done, and what has to be kept before anybody is told of it. */
import * as Y from 'yjs'
import { writtenAnew } from '@waymark/shared/doc/written-anew.ts'
import type { Heads, LogPlace, Row } from '#store/store.ts'
import { keptDoc } from './kept-doc.ts'
import { updateFrame } from './messages.ts'
import type { OpenDoc, Rebuilding } from './open-doc.ts'
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
  /** Call instead where the log is another's by now, and none of it can be kept. */
  readonly failed: (error: unknown) => void
  /** Call instead where others have appended to a log that was to begin anew: what to keep now; it begins anew once that has been read. */
  readonly behind?: () => Harvest
}

/** `now` on the clock of the ticks. */
export function harvest(open: OpenDoc, now: number): Harvest {
  const done = open.queue.runAll()
  const told = open.pace.nextPresenceAt() <= now ? open.presence.changes() : undefined
  open.pace.spoke(now, { words: done.works > 0, presence: told !== undefined })
  const { rebuilding } = open
  if (rebuilding === undefined) return appended(open, done, told)
  open.rebuilding = undefined
  return anew(open, done, rebuilding)
}

const placeOf = ({ log, epoch }: OpenDoc): LogPlace => ({ head: log.head(), epoch })

function appended(open: OpenDoc, done: Done, told: PresenceChanges | undefined): Harvest {
  const { update } = done
  return {
    update,
    puts: done.puts,
    works: done.works,
    after: placeOf(open),
    begins: undefined,
    committed: heads => {
      if (update !== undefined) {
        const head = headOf(open, heads)
        open.log.appended(update.byteLength, head)
        open.outward.grown({ head, epoch: open.epoch })
      }
      if (told !== undefined && told.own.length > 0) open.outward.here(told.own, false)
      tell(open, done, told)
      done.committed()
    },
    failed: done.failed,
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
function anew(open: OpenDoc, done: Done, rebuilding: Rebuilding): Harvest {
  const { epoch, waiting } = rebuilding
  const update = Y.encodeStateAsUpdate(writtenAnew(open.name, open.kept.doc()))
  return {
    update,
    works: done.works,
    puts: done.puts,
    after: placeOf(open),
    begins: epoch,
    committed: heads => {
      open.kept = keptDoc([update])
      open.capacity.renewed()
      open.epoch = epoch
      const head = headOf(open, heads)
      open.log.rewritten(update.byteLength, head)
      open.outward.grown({ head, epoch })
      done.committed()
      for (const listener of open.listeners.all()) listener.refused('rebuilt')
      for (const { done: answered } of waiting) answered()
    },
    failed: error => {
      done.failed(error)
      for (const { failed } of waiting) failed(error)
    },
    behind: () => {
      open.rebuilding = { epoch, waiting: [...waiting, ...(open.rebuilding?.waiting ?? [])] }
      return appended(open, done, undefined)
    },
  }
}

const headOf = ({ name, log }: OpenDoc, heads: Heads): number => heads.get(name) ?? log.head()
