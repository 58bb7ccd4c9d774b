/** What waits to be done to a document: done all at once, in one transaction, so that a tick makes one update. */
import type * as Y from 'yjs'
import type { Row } from '#store/store.ts'

export interface Work {
  /** Writes; what it throws goes to `failed`, and then nothing is kept beside the document. */
  readonly run?: (doc: Y.Doc) => void
  /** Whose change it is; left out for the server's own. */
  readonly by?: object
  readonly puts?: readonly Row[]
  readonly committed?: () => void
  readonly failed?: (error: unknown) => void
}

/** What came of the works of one tick. */
export interface Done {
  /** Undefined where nothing was changed. */
  readonly update: Uint8Array | undefined
  /** Whose changes are in the update; undefined among them stands for the server. */
  readonly by: ReadonlySet<object | undefined>
  readonly puts: readonly Row[]
  readonly works: number
  /** Call once all of it is on disk. */
  readonly committed: () => void
}

export interface WorkQueue {
  readonly push: (work: Work) => void
  readonly isEmpty: () => boolean
  /** Throws where the document itself cannot go on; by then each of the works has failed. */
  readonly runAll: () => Done
}

/** `doc` is asked for where there is something to write. */
export function workQueue(doc: () => Y.Doc): WorkQueue {
  let queue: Work[] = []
  return {
    push: work => {
      queue.push(work)
    },
    isEmpty: () => queue.length === 0,
    runAll: () => {
      const works = queue
      queue = []
      const { update, done } = works.some(({ run }) => run !== undefined)
        ? runOrFail(doc, works)
        : { update: undefined, done: works }
      return {
        update,
        by: new Set(done.filter(({ run }) => run !== undefined).map(({ by }) => by)),
        works: works.length,
        puts: done.flatMap(({ puts = [] }) => puts),
        committed: () => {
          for (const { committed } of done) committed?.()
        },
      }
    },
  }
}

function runOrFail(doc: () => Y.Doc, works: readonly Work[]): ReturnType<typeof runIn> {
  try {
    return runIn(doc(), works)
  } catch (error) {
    for (const { failed } of works) failed?.(error)
    throw error
  }
}

function runIn(doc: Y.Doc, works: readonly Work[]): { readonly update: Uint8Array | undefined; readonly done: Work[] } {
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
