/** What waits to be done to a document: done all at once, in one transaction, so that a tick makes one update. */
import type * as Y from 'yjs'
import { touching } from '@waymark/shared/doc/touched.ts'
import type { Row } from '#store/store.ts'
import type { ChangedBy, DocWatch } from './doc-watch.ts'

export interface Work {
  /** Writes; what it throws goes to `failed`, and then nothing is kept beside the document. */
  readonly run?: (doc: Y.Doc) => void
  /** Whose change it is; left out for the server's own. */
  readonly by?: object
  /** And who that is, where an account is kept of it. */
  readonly who?: ChangedBy['who'] | undefined
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
  /** Call instead where none of it can be kept. */
  readonly failed: (error: unknown) => void
}

export interface WorkQueue {
  readonly push: (work: Work) => void
  readonly isEmpty: () => boolean
  /** None of what waits is done. */
  readonly failAll: (error: unknown) => void
  /** Whoever keeps an account hears of what `act` changes, and does not count it as anybody's here. */
  readonly aside: (act: () => void) => void
  /** Throws where the document itself cannot go on; by then each of the works has failed. */
  readonly runAll: () => Done
}

/** `doc` is asked for where there is something to write. */
export function workQueue(doc: () => Y.Doc, watch?: DocWatch): WorkQueue {
  let queue: Work[] = []
  let watched: Y.Doc | undefined
  const docToChange = (): Y.Doc => {
    const own = doc()
    if (own !== watched) watch?.begin(own)
    watched = own
    return own
  }
  return {
    push: work => {
      queue.push(work)
    },
    isEmpty: () => queue.length === 0,
    failAll: error => {
      for (const { failed } of queue.splice(0)) failed?.(error)
    },
    aside: act => {
      if (watch === undefined || watched === undefined) act()
      else watched.transact(transaction => watch.changed(touching(transaction, act), undefined))
    },
    runAll: () => {
      const works = queue
      queue = []
      const { update, done, account } = works.some(({ run }) => run !== undefined)
        ? runOrFail(docToChange, works, watch)
        : { update: undefined, done: works, account: [] }
      return {
        update,
        by: new Set(done.filter(({ run }) => run !== undefined).map(({ by }) => by)),
        works: works.length,
        puts: [...done.flatMap(({ puts = [] }) => puts), ...account],
        committed: () => {
          for (const { committed } of done) committed?.()
        },
        failed: error => {
          for (const { failed } of done) failed?.(error)
        },
      }
    },
  }
}

function runOrFail(doc: () => Y.Doc, works: readonly Work[], watch: DocWatch | undefined): Ran {
  try {
    return runIn(doc(), works, watch)
  } catch (error) {
    for (const { failed } of works) failed?.(error)
    throw error
  }
}

interface Ran {
  readonly update: Uint8Array | undefined
  readonly done: readonly Work[]
  readonly account: readonly Row[]
}

function runIn(doc: Y.Doc, works: readonly Work[], watch: DocWatch | undefined): Ran {
  let update: Uint8Array | undefined
  const done: Work[] = []
  const account = new Map<string, Row>()
  const keep = (made: Uint8Array): void => {
    update = made
  }
  doc.on('update', keep)
  const runOne = (work: Work): void => {
    try {
      work.run?.(doc)
      done.push(work)
    } catch (error) {
      work.failed?.(error)
    }
  }
  doc.transact(transaction => {
    for (const work of works) {
      if (watch === undefined || work.run === undefined) runOne(work)
      // Also where it failed half done: what it did until then is kept.
      else
        keepRows(
          account,
          watch.changed(
            touching(transaction, () => runOne(work)),
            byOf(work),
          ),
        )
    }
  })
  doc.off('update', keep)
  return { update, done, account: [...account.values()] }
}

/** What is added to a row takes its place. */
function keepRows(account: Map<string, Row>, rows: readonly Row[]): void {
  for (const row of rows) account.set(row.id, row)
}

const byOf = ({ by, who }: Work): ChangedBy | undefined =>
  by === undefined || who === undefined ? undefined : { line: by, who }
