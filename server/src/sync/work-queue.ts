/** What waits to be done to a document: done all at once, in one transaction, so that a tick makes one update. */
import type * as Y from 'yjs'
import type { Row } from '#store/store.ts'

export interface Work {
  /** Writes; what it throws goes to `failed`, and then nothing is kept beside the document. */
  readonly run?: (doc: Y.Doc) => void
  readonly puts?: readonly Row[]
  readonly committed?: () => void
  readonly failed?: (error: unknown) => void
}

/** What one tick has to keep. */
export interface Harvest {
  readonly update: Uint8Array | undefined
  readonly puts: readonly Row[]
  /** Call once all of it is on disk. */
  readonly committed: () => void
}

export interface WorkQueue {
  readonly push: (work: Work) => void
  readonly harvest: () => Harvest
}

/** `wake` asks for a tick. */
export function workQueue(doc: Y.Doc, wake: () => void): WorkQueue {
  let queue: Work[] = []
  return {
    push: work => {
      queue.push(work)
      wake()
    },
    harvest: () => {
      const works = queue
      queue = []
      const { update, done } = runAll(doc, works)
      return {
        update,
        puts: done.flatMap(({ puts = [] }) => puts),
        committed: () => {
          for (const { committed } of done) committed?.()
        },
      }
    },
  }
}

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
        work.run?.(doc)
        done.push(work)
      } catch (error) {
        work.failed?.(error)
      }
    }
  })
  doc.off('update', keep)
  return { update, done }
}
