/** One document while it is open: what comes of a tick is told only after its update is on disk. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Row } from '#store/store.ts'
import { applyOrThrow, NotApplied } from './apply.ts'
import { audience, type Listener } from './audience.ts'
import { step2Frame, updateFrame } from './messages.ts'
import { presenceBook, type PresenceBook } from './presence.ts'
import { isStateVector, wholeState } from './whole-state.ts'
import { workQueue, type Harvest } from './work-queue.ts'

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

/** `doc` holds what the log says. `wake` asks for a tick. */
export function liveDoc(name: DocName, doc: Y.Doc, wake: () => void): LiveDoc {
  const listeners = audience()
  const presence = presenceBook()
  const whole = wholeState(doc)
  const { push, harvest } = workQueue(doc, wake)

  const take: LiveDoc['take'] = (from, update) => {
    const run = (): void => applyOrThrow(doc, update, from)
    const failed = (error: unknown): void => from.refused(error instanceof NotApplied ? error.why : 'malformed')
    push({ run, failed, committed: () => listeners.count(from) })
  }
  const answer: LiveDoc['answer'] = (to, stateVector) => {
    if (isStateVector(stateVector)) push({ committed: () => to.send(step2Frame(whole.beyond(stateVector))) })
    else to.refused('malformed')
  }
  const tell = ({ update, committed }: Harvest): void => {
    if (update !== undefined) listeners.send(updateFrame(update))
    committed()
    const changes = presence.changes()
    if (changes !== undefined) listeners.sendPresence(changes)
  }

  return {
    name,
    presence,
    take,
    answer,
    change: (run, puts = []) => new Promise((committed, failed) => push({ run, puts, committed, failed })),
    read: reader => reader(doc),
    join: listeners.add,
    leave: listener => {
      listeners.remove(listener)
      presence.leave(listener)
      wake()
    },
    listeners: listeners.size,
    passOver: from => push({ committed: () => listeners.count(from) }),
    presenceChanged: wake,
    harvest: () => {
      const harvested = harvest()
      return { ...harvested, committed: () => tell(harvested) }
    },
    lookAgain: listeners.lookAgain,
    renewPresence: () => {
      if (listeners.size() > 0) listeners.send(presence.everybody())
    },
    stateVector: () => Y.encodeStateVector(doc),
    state: () => Y.encodeStateAsUpdate(doc),
  }
}
