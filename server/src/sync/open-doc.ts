/** What an open document is made of. Only the files beside this one see it so. */
import type * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { LogPlace, Row } from '#store/store.ts'
import { audience, type Audience } from './audience.ts'
import { capacity, type Capacity } from './capacity.ts'
import type { DocWatch } from './doc-watch.ts'
import { docLog, type DocLog } from './doc-log.ts'
import { keptDoc, type KeptDoc } from './kept-doc.ts'
import type { Observed } from './observed.ts'
import type { Outward } from './others.ts'
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
  readonly outward: Outward
  /** The document of that name as it is now. */
  readonly reopen: () => Promise<Reopened>
  kept: KeptDoc
  epoch: string
  /** Why nothing is done to it any more. */
  over: 'broken' | 'rebuilt' | undefined
  /** The epoch under which it is to be written anew at the next tick, and who waits for that. */
  rebuilding: Rebuilding | undefined
}

/** A document that took the place of one that is over. */
export interface Reopened {
  readonly place: () => LogPlace
  readonly change: (run: (doc: Y.Doc) => void, puts?: readonly Row[] | (() => readonly Row[])) => Promise<void>
}

export interface Rebuilding {
  readonly epoch: string
  readonly waiting: readonly { readonly done: () => void; readonly failed: (error: unknown) => void }[]
}

export interface Surroundings {
  readonly outward: Outward
  readonly reopen: () => Promise<Reopened>
  /** Asks for a tick. */
  readonly wake: () => void
  readonly observed: Observed
  readonly watch?: DocWatch | undefined
}

export function openDoc(
  { name, updates, head, epoch }: KeptLog,
  { wake, observed, outward, reopen, watch }: Surroundings,
): OpenDoc {
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
    outward,
    reopen,
    kept: keptDoc(updates),
    epoch,
    over: undefined,
    rebuilding: undefined,
  }
  return open
}
