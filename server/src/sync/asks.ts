/** What may be asked of an open document. All of it waits for the next tick, in its order. */
import * as Y from 'yjs'
import type { Row } from '#store/store.ts'
import { applyUpdate, NotApplied } from './apply.ts'
import type { Listener } from './audience.ts'
import type { OpenDoc } from './open-doc.ts'
import { threadMs } from './stoppable.ts'
import type { Work } from './work-queue.ts'

export interface Asks {
  /**
   * A change by the server itself, with rows to be kept in the same commit; where they say what the change found, they are asked for
   * after it. Answers once both are on disk; throws what `change` throws, and then keeps no rows.
   */
  readonly change: (change: (doc: Y.Doc) => void, puts?: readonly Row[] | (() => readonly Row[])) => Promise<void>
  /** `whole`: it holds all that its sender has and the server had not. */
  readonly take: (from: Listener, update: Uint8Array, whole: boolean) => void
  /** A document message that changes nothing, answered all the same. */
  readonly passOver: (from: Listener) => void
  /** Answers a step 1 with what is on disk by then, then runs `after`. */
  readonly answer: (to: Listener, stateVector: Uint8Array, after: () => void) => void
  /**
   * Writes the document anew under that epoch, without anything deleted and without its history. Answers once that is on disk and
   * everybody who listened was closed, to come back for the new one. Throws a NotApplied where another server was first.
   */
  readonly rebuild: (epoch: string) => Promise<void>
}

export function asksOf(open: OpenDoc): Asks {
  const { listeners, queue, wake } = open
  const push = (work: Work): void => {
    if (open.over !== undefined) return work.failed?.(new NotApplied(open.over))
    queue.push(work)
    wake()
  }
  const change: Asks['change'] = (run, puts = []) =>
    new Promise((committed, failed) => {
      push({
        run,
        get puts() {
          return typeof puts === 'function' ? puts() : puts
        },
        committed,
        failed,
      })
    })
  return {
    change: (run, puts) =>
      change(run, puts).catch(async (error: unknown) => {
        // Another server has written it anew meanwhile: what was asked for is made on the new one. Nothing is made on what was removed.
        const isAnew = error instanceof NotApplied && error.why === 'rebuilt'
        const anew = isAnew ? await open.reopen() : undefined
        if (anew === undefined || anew.place().head === 0) throw error
        await anew.change(run, puts)
      }),
    take: (from, update, whole) => {
      push({ by: from, who: from.who, ...applying(open, from, update), committed: () => listeners.count(from, whole) })
    },
    passOver: from => push({ committed: () => listeners.count(from, false) }),
    answer: (to, stateVector, after) => {
      if (!isStateVector(stateVector)) return to.refused('malformed')
      const asked = open.epoch
      const committed = (): void => {
        if (open.epoch !== asked) return
        to.send(open.kept.answer(stateVector))
        after()
      }
      push({ committed })
    },
    rebuild: epoch =>
      new Promise((done, failed) => {
        if (open.over !== undefined) return failed(new NotApplied(open.over))
        open.rebuilding = {
          epoch: open.rebuilding?.epoch ?? epoch,
          waiting: [...(open.rebuilding?.waiting ?? []), { done, failed }],
        }
        wake()
      }),
  }
}

/** What was sent before the document was written anew, and is looked at after, would bring back what was deleted. */
function applying(open: OpenDoc, from: Listener, update: Uint8Array): Pick<Work, 'run' | 'failed'> {
  const madeOn = open.epoch
  return {
    run: doc => {
      if (madeOn !== open.epoch) throw new NotApplied('rebuilt')
      if (open.capacity.isFull(update.byteLength)) throw new NotApplied('full')
      const begunAt = threadMs()
      let changes = 0
      try {
        changes = applyUpdate(doc, update, from)
      } finally {
        open.capacity.took(threadMs() - begunAt, { bytes: update.byteLength, changes })
      }
    },
    failed: error => {
      const why = error instanceof NotApplied ? error.why : 'broken'
      open.observed.updateRefused(why)
      if (why === 'ahead') open.listeners.owe(from)
      from.refused(why)
    },
  }
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
