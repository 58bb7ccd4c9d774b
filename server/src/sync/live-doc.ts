/**
 * One document while it is open. Work is queued and done once a tick, in one transaction, so that a tick makes one update; what came
 * of it is told only after that update is on disk.
 */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Row } from '#store/store.ts'
import { applyUpdate } from './apply.ts'
import { audience, type Listener } from './audience.ts'
import { step2Frame, updateFrame } from './messages.ts'
import { presenceBook, type PresenceBook } from './presence.ts'

/** What one tick has to keep. */
export interface Harvest {
  readonly update: Uint8Array | undefined
  readonly puts: readonly Row[]
  /** Call once all of it is on disk. */
  readonly committed: () => void
}

export interface LiveDoc {
  readonly name: DocName
  /** A change by the server itself, with rows to be kept in the same commit. Answers once both are on disk; throws what `change` throws, and then keeps no rows. */
  readonly change: (change: (doc: Y.Doc) => void, puts?: readonly Row[]) => Promise<void>
  /** Reads what is on disk or about to be. Do not write. */
  readonly read: <T>(reader: (doc: Y.Doc) => T) => T
  readonly join: (listener: Listener) => void
  readonly leave: (listener: Listener) => void
  readonly listeners: () => number
  readonly take: (from: Listener, update: Uint8Array) => void
  /** A document message that changes nothing, answered all the same. */
  readonly passOver: (from: Listener) => void
  /** Answers a step 1 with what is on disk by then. */
  readonly answer: (to: Listener, stateVector: Uint8Array) => void
  readonly presence: PresenceBook
  readonly presenceChanged: () => void
  readonly harvest: () => Harvest
  /** Tells everybody that what stands beside the document has changed. */
  readonly lookAgain: () => void
  /** Sends what is known of who is here; at intervals, as a sign of life. */
  readonly renewPresence: () => void
  readonly stateVector: () => Uint8Array
  readonly state: () => Uint8Array
}

interface Work {
  readonly run: (doc: Y.Doc) => void
  readonly puts: readonly Row[]
  readonly committed: () => void
  readonly failed: (error: unknown) => void
}

/** `doc` holds what the log says. `wake` asks for a tick. */
export function liveDoc(name: DocName, doc: Y.Doc, wake: () => void): LiveDoc {
  const listeners = audience()
  const presence = presenceBook()
  const whole = wholeState(doc)
  let queue: Work[] = []

  const push = (work: Partial<Work>): void => {
    queue.push({ run: ignore, puts: [], committed: ignore, failed: ignore, ...work })
    wake()
  }

  return {
    name,
    presence,
    presenceChanged: wake,
    change: (run, puts = []) =>
      new Promise((committed, failed) => {
        push({ run, puts, committed, failed })
      }),
    read: reader => reader(doc),
    join: listeners.add,
    leave: listener => {
      listeners.remove(listener)
      presence.leave(listener)
      wake()
    },
    listeners: listeners.size,
    take: (from, update) => {
      push({
        run: () => {
          applyOrThrow(doc, update, from)
        },
        committed: () => {
          listeners.count(from)
        },
        failed: error => {
          from.refused(error instanceof NotApplied ? error.why : 'malformed')
        },
      })
    },
    passOver: from => {
      push({
        committed: () => {
          listeners.count(from)
        },
      })
    },
    answer: (to, stateVector) => {
      if (!isStateVector(stateVector)) to.refused('malformed')
      else
        push({
          committed: () => {
            to.send(step2Frame(whole.beyond(stateVector)))
          },
        })
    },
    harvest: () => {
      const works = queue
      queue = []
      const { update, done } = runAll(doc, works)
      const committed = (): void => {
        if (update !== undefined) listeners.send(updateFrame(update))
        for (const work of done) work.committed()
        const changes = presence.changes()
        if (changes !== undefined) listeners.sendPresence(changes)
      }
      return { update, puts: done.flatMap(({ puts }) => puts), committed }
    },
    lookAgain: listeners.lookAgain,
    renewPresence: () => {
      if (listeners.size() > 0) listeners.send(presence.everybody())
    },
    stateVector: () => Y.encodeStateVector(doc),
    state: () => Y.encodeStateAsUpdate(doc),
  }
}

function applyOrThrow(doc: Y.Doc, update: Uint8Array, from: Listener): void {
  const applied = applyUpdate(doc, update, from)
  if (applied !== 'applied') throw new NotApplied(applied)
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}

class NotApplied extends Error {
  readonly why: 'ahead' | 'malformed'
  constructor(why: 'ahead' | 'malformed') {
    super(why)
    this.why = why
  }
}

const ignore = (): void => undefined

/** One transaction, so one update. Work that throws takes no part in what is kept beside the document. */
function runAll(
  doc: Y.Doc,
  works: readonly Work[],
): { readonly update: Uint8Array | undefined; readonly done: readonly Work[] } {
  let update: Uint8Array | undefined
  const done: Work[] = []
  const keep = (made: Uint8Array): void => {
    update = made
  }
  doc.on('update', keep)
  doc.transact(() => {
    for (const work of works) {
      try {
        work.run(doc)
        done.push(work)
      } catch (error) {
        work.failed(error)
      }
    }
  })
  doc.off('update', keep)
  return { update, done }
}

/** The whole document for newcomers, encoded once for each version of it. */
function wholeState(doc: Y.Doc): { readonly beyond: (stateVector: Uint8Array) => Uint8Array } {
  let cached: Uint8Array | undefined
  doc.on('update', () => {
    cached = undefined
  })
  return {
    beyond: stateVector => {
      // A state vector of no clients is the single byte 0.
      if (stateVector.byteLength > 1) return Y.encodeStateAsUpdate(doc, stateVector)
      cached ??= Y.encodeStateAsUpdate(doc)
      return cached
    },
  }
}
