/** One document while it is open: what comes of a tick is told only after its update is on disk. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Store } from '#store/store.ts'
import { NotApplied } from './apply.ts'
import type { Listener } from './audience.ts'
import { asksOf, type Asks } from './asks.ts'
import { harvest, type Harvest } from './harvest.ts'
import { openDoc, type KeptLog, type OpenDoc, type Surroundings } from './open-doc.ts'
import type { PresenceBook } from './presence.ts'
import { withOthers, type WithOthers } from './with-others.ts'

export interface LiveDoc extends Asks, WithOthers {
  readonly name: DocName
  /** Reads what is on disk or about to be. Do not write. */
  readonly read: <T>(reader: (doc: Y.Doc) => T) => T
  readonly join: (listener: Listener) => void
  readonly leave: (listener: Listener) => void
  readonly listeners: () => number
  readonly presence: PresenceBook
  readonly presenceChanged: () => void
  /** When there may be something to tell next; undefined where nothing waits. */
  readonly dueAt: () => number | undefined
  readonly harvest: (now: number) => Harvest
  /** Writes the log as one entry where it has grown long; with `tail`, wherever it has more than one. Call while nothing that was harvested waits to be kept. */
  readonly compact: (store: Pick<Store, 'compact'>, tail: boolean) => Promise<void>
  /** Tells everybody that what stands beside the document has changed. */
  readonly lookAgain: () => void
  /** It cannot go on, or is another by now: nothing that waits is done, and everybody is closed, to come back. */
  readonly end: (why: 'broken' | 'rebuilt') => void
  /** A sign of life to everybody. */
  readonly alive: () => void
  readonly stateVector: () => Uint8Array
  /** Empty where the document was never written anew. */
  readonly epoch: () => string
  /** Nobody has it open any more: it is followed no longer. */
  readonly putAway: () => void
  /** Whether each client in a state vector is one of which this document holds changes. Throws where it is none. */
  readonly knows: (stateVector: Uint8Array) => boolean
}

export function liveDoc(log: KeptLog, around: Surroundings): LiveDoc {
  const open = openDoc(log, around)
  const { listeners, presence, pace, wake } = open
  const others = withOthers(open)
  return {
    name: open.name,
    presence,
    ...asksOf(open),
    ...others,
    read: reader => reader(open.kept.doc()),
    join: listener => {
      // Whoever comes a moment too late would wait for ever.
      if (open.over === undefined) listeners.add(listener)
      else listener.refused(open.over)
    },
    leave: listener => {
      listeners.remove(listener)
      presence.leave(listener)
      if (presence.hasChanges()) wake()
    },
    listeners: listeners.size,
    presenceChanged: wake,
    dueAt: () => {
      if (!open.queue.isEmpty() || open.rebuilding !== undefined) return pace.nextAt()
      return presence.hasChanges() ? pace.nextPresenceAt() : undefined
    },
    harvest: now => harvest(open, now),
    compact: (store, tail) => compact(open, store, tail),
    lookAgain: () => {
      for (const listener of listeners.all()) listener.lookAgain()
    },
    end: why => {
      open.over = why
      const error = new NotApplied(why)
      open.queue.failAll(error)
      for (const { failed } of open.rebuilding?.waiting ?? []) failed(error)
      open.outward.end()
      for (const listener of listeners.all()) listener.refused(why)
    },
    putAway: () => {
      open.outward.end()
    },
    alive: () => {
      others.sayWhoIsHere()
      open.outward.believedGone(presence.forgetSilent())
      if (presence.hasChanges()) wake()
      let encoded: Uint8Array | undefined
      const everybody = (): Uint8Array => (encoded ??= presence.everybody())
      for (const listener of listeners.all()) listener.alive(everybody)
    },
    stateVector: () => open.kept.stateVector(),
    epoch: () => open.epoch,
    knows: stateVector => {
      const known = Y.decodeStateVector(open.kept.stateVector())
      return [...Y.decodeStateVector(stateVector).keys()].every(client => known.has(client))
    },
  }
}

async function compact(
  { name, kept, log, epoch }: OpenDoc,
  store: Pick<Store, 'compact'>,
  tail: boolean,
): Promise<void> {
  if (!(tail ? log.hasTail() : log.isLong())) return
  const state = Y.encodeStateAsUpdate(kept.doc())
  await store.compact(name, state, { head: log.head(), epoch })
  log.compacted(state.byteLength)
}
