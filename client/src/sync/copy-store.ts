/** Where copies of documents lie on this device: rows in IndexedDB, shared by all windows of this browser. */
import { clear, createStore, promisifyRequest, type UseStore } from 'idb-keyval'
import * as z from 'zod/mini'
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'

/** `told`: by the server, or known to be on its disk. `unsaved`: mine, and not known to be. */
export const CopyRow = z.object({
  id: z.string(),
  /** Rows of different epochs must never meet in one document. */
  epoch: z.string(),
  is: z.enum(['told', 'unsaved']),
  /** Holds all that the server had told by then; the others go with it. */
  isWhole: z.boolean(),
  updates: z.array(z.custom<Uint8Array>(value => value instanceof Uint8Array)),
})
export type CopyRow = Readonly<z.infer<typeof CopyRow>>

export interface CopyChange {
  readonly put: readonly CopyRow[]
  readonly remove: readonly CopyRow['id'][]
}

/** Nothing here rejects: where nothing may be kept, nothing is. */
export interface CopyStore {
  readonly read: (name: DocName) => Promise<readonly CopyRow[]>
  /** Answers whether it is kept. */
  readonly write: (name: DocName, change: CopyChange) => Promise<boolean>
  /** Reads all rows of a document and changes them, with no other window in between. `to` is called once; without rows where nothing may be kept. */
  readonly change: (name: DocName, to: (rows: readonly CopyRow[]) => CopyChange) => Promise<boolean>
  readonly forget: (name: DocName) => Promise<void>
  readonly forgetAll: () => Promise<void>
  /** The documents with rows of either kind. */
  readonly names: (what: CopyRow['is']) => Promise<readonly DocName[]>
}

export function copyStore(): CopyStore {
  const base = openBase()
  const isDone = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    )
  return {
    read: async name => {
      const kept = base('readonly', rows => promisifyRequest<unknown[]>(rows.getAll(rangeOf(name))))
      return rowsIn(await kept.catch(() => []))
    },
    write: (name, change) => isDone(base('readwrite', rows => apply(rows, name, change))),
    change: async (name, to) => {
      let isCalled = false
      const once = (rows: readonly CopyRow[]): CopyChange => {
        isCalled = true
        return to(rows)
      }
      const isKept = await isDone(base('readwrite', rows => changeRows(rows, name, once)))
      if (!isCalled) to([])
      return isKept
    },
    forget: async name => {
      await isDone(base('readwrite', rows => promisifyRequest(rows.delete(rangeOf(name)))))
    },
    forgetAll: async () => {
      await isDone(clear(base))
    },
    names: async what => {
      const keys = await base('readonly', rows => promisifyRequest(rows.getAllKeys())).catch(() => [])
      const names = keys.flatMap(key => (Array.isArray(key) && key[1] === what ? [String(key[0])] : []))
      return [...new Set(names)].flatMap(name => readDocName(name)?.name ?? [])
    },
  }
}

/** Rejects where the browser throws: one that may keep nothing does so at the first use, and not before. */
function openBase(): UseStore {
  const store = createStore('waymark-copies', 'rows')
  return async (mode, use) => await store(mode, use)
}

/** A list comes after all words: these are all keys that begin with the name. */
const rangeOf = (name: DocName): IDBKeyRange => IDBKeyRange.bound([name], [name, []])

const keyOf = (name: DocName, is: CopyRow['is'], id: string): IDBValidKey => [name, is, id]

function apply(rows: IDBObjectStore, name: DocName, { put, remove }: CopyChange): Promise<unknown> {
  for (const id of remove) {
    rows.delete(keyOf(name, 'told', id))
    rows.delete(keyOf(name, 'unsaved', id))
  }
  for (const row of put) rows.put(row, keyOf(name, row.is, row.id))
  return promisifyRequest(rows.transaction)
}

function changeRows(
  rows: IDBObjectStore,
  name: DocName,
  to: (kept: readonly CopyRow[]) => CopyChange,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked: IDBRequest<unknown[]> = rows.getAll(rangeOf(name))
    asked.onerror = () => {
      reject(asked.error ?? new Error('not read'))
    }
    asked.onsuccess = () => {
      resolve(apply(rows, name, to(rowsIn(asked.result))))
    }
  })
}

/** What an older or newer page kept, and this one cannot read, is left out. */
const rowsIn = (kept: readonly unknown[]): CopyRow[] =>
  kept.flatMap(one => {
    const row = CopyRow.safeParse(one)
    return row.success ? [row.data] : []
  })
