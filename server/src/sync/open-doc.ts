/** What an open document is made of. Only the files beside this one see it so. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { audience, type Audience } from './audience.ts'
import { capacity, type Capacity } from './capacity.ts'
import type { DocWatch } from './doc-watch.ts'
import { docLog, type DocLog } from './doc-log.ts'
import { keptDoc, type KeptDoc } from './kept-doc.ts'
import type { Observed } from './observed.ts'
import { pace, type Pace } from './pace.ts'
import { presenceBook, type PresenceBook } from './presence.ts'
import { workQueue, type WorkQueue } from './work-queue.ts'

export interface KeptLog {
  readonly name: DocName
  readonly updates: readonly Uint8Array[]
  readonly head: number
  readonly epoch: string
}

export interface OpenDoc {
  readonly name: DocName
  readonly listeners: Audience
  readonly presence: PresenceBook
  readonly pace: Pace
  readonly log: DocLog
  readonly capacity: Capacity
  readonly queue: WorkQueue
  readonly wake: () => void
  readonly observed: Observed
  kept: KeptDoc
  epoch: string
  /** It could not go on: nothing is done to it any more. */
  isOver: boolean
  /** The epoch under which it is to be written anew at the next tick, and who waits for that. */
  rebuilding: { readonly epoch: string; readonly done: (() => void)[] } | undefined
}

export interface Surroundings {
  /** Asks for a tick. */
  readonly wake: () => void
  readonly observed: Observed
  readonly watch?: DocWatch | undefined
}

export function openDoc({ name, updates, head, epoch }: KeptLog, { wake, observed, watch }: Surroundings): OpenDoc {
  const listeners = audience()
  const log = docLog(updates, head)
  const open: OpenDoc = {
    name,
    listeners,
    presence: presenceBook(),
    pace: pace(listeners.size),
    log,
    capacity: capacity(log.bytes, () => open.kept.state()),
    queue: workQueue(() => open.kept.doc(), watch),
    wake,
    observed,
    kept: keptDoc(updates),
    epoch,
    isOver: false,
    rebuilding: undefined,
  }
  return open
}
