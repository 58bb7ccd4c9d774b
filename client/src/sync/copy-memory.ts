/** The copy of one document in the memory of this window: what the server has said, and what of mine is not known to be saved. */
import * as Y from 'yjs'
import type { Unfinished } from '@waymark/shared/doc/redo-doc.ts'
import type { CopyRow } from './copy-store.ts'
import { documentOf, folded } from './folded.ts'

/** More updates than this are made into one. */
const manyUpdates = 1000

export type CopyMemory = ReturnType<typeof copyMemory>

export function copyMemory() {
  let told: Uint8Array[] = []
  const unsaved = new Map<string, Uint8Array>()
  /** Of the unsaved ones those that are in the store, unless another window has taken them. */
  const inStore = new Set<string>()
  let lacksBase = false
  const hear = (...updates: readonly Uint8Array[]): void => {
    told.push(...updates)
    if (told.length > manyUpdates) told = [folded(told)]
  }
  const stored = (rows: readonly CopyRow[]): void => {
    for (const { id } of rows) inStore.add(id)
  }
  return {
    told: (update: Uint8Array): Uint8Array => {
      hear(update)
      return update
    },
    stored,
    changed: (id: string, update: Uint8Array): Uint8Array => {
      unsaved.set(id, update)
      return update
    },
    saved: (id: string): Uint8Array | undefined => {
      const update = unsaved.get(id)
      unsaved.delete(id)
      if (update !== undefined) hear(update)
      return update
    },
    take: (
      rows: readonly CopyRow[],
    ): { readonly updates: readonly Uint8Array[]; readonly unsaved: readonly string[] } => {
      const updates = updatesOf(rows, 'told')
      hear(...updates)
      for (const row of rows) if (row.is === 'unsaved') unsaved.set(row.id, folded(row.updates))
      stored(rows)
      return { updates: [...updates, ...unsaved.values()], unsaved: [...unsaved.keys()] }
    },
    lacksBase: () => lacksBase,
    base: (): Uint8Array => {
      lacksBase = false
      told = [folded(told)]
      return folded(told)
    },
    /** Answers whether there is something of mine that the other window has not taken. */
    movedElsewhere: (): boolean => {
      for (const id of inStore) {
        const update = unsaved.get(id)
        if (update !== undefined) hear(update)
        unsaved.delete(id)
      }
      inStore.clear()
      lacksBase = true
      return unsaved.size > 0
    },
    unfinished: (rows: readonly CopyRow[]): Unfinished => unfinishedOf(rows, { told, unsaved, stored: inStore }),
  }
}

interface InMemory {
  readonly told: readonly Uint8Array[]
  readonly unsaved: ReadonlyMap<string, Uint8Array>
  readonly stored: ReadonlySet<string>
}

/** What another window has taken, to make it on the new document, is as good as what the server had. */
function unfinishedOf(rows: readonly CopyRow[], { told, unsaved, stored }: InMemory): Unfinished {
  const ids = new Set(rows.map(({ id }) => id))
  const isTaken = (id: string): boolean => stored.has(id) && !ids.has(id)
  const taken = [...unsaved].flatMap(([id, update]) => (isTaken(id) ? [update] : []))
  const todo = [...unsaved].flatMap(([id, update]) => (isTaken(id) ? [] : [update]))
  const base = documentOf([...told, ...updatesOf(rows, 'told'), ...taken])
  return { base, mine: documentOf([Y.encodeStateAsUpdate(base), ...updatesOf(rows, 'unsaved'), ...todo]) }
}

const updatesOf = (rows: readonly CopyRow[], what: CopyRow['is']): Uint8Array[] =>
  rows.flatMap(({ is, updates }) => (is === what ? updates : []))
