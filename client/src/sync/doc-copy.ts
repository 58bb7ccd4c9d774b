/**
 * The copy of one document on this device, kept apart: what the server has said, and what of mine is not known to be saved. In this
 * window's memory, and, a moment later, in the store for the next one.
 */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Unfinished } from '@waymark/shared/doc/redo-doc.ts'
import type { CopyChange, CopyRow } from './copy-store.ts'
import { copyWriter, type CopyDeps } from './copy-writer.ts'
import { documentOf, folded } from './folded.ts'

/** What was kept by this window or another. */
export interface KeptCopy {
  readonly epoch: string
  readonly updates: readonly Uint8Array[]
  /** The ids of the changes that are not known to be saved. */
  readonly unsaved: readonly string[]
}

export interface DocCopy {
  /** Call once, and apply the updates. Undefined where nothing is kept. */
  readonly read: () => Promise<KeptCopy | undefined>
  /** From now on it is kept, beginning with all that the document holds now; nothing happens where it is kept already. */
  readonly keep: (whole: () => Uint8Array) => void
  readonly isKept: () => boolean
  readonly epochIs: (epoch: string) => void
  /** All that the server has was here once: what is less would be no copy, and is not written. */
  readonly isInStep: () => void
  readonly told: (update: Uint8Array) => void
  /** One change of mine, with the id by which it will be called saved. */
  readonly changed: (id: string, update: Uint8Array) => void
  readonly saved: (ids: readonly string[]) => void
  /** Writes at once what waits to be written. */
  readonly flush: () => Promise<void>
  /** Deletes it from the device, and keeps nothing from now on. */
  readonly forget: () => Promise<void>
  /**
   * The document was written anew. `redo` makes what is unfinished on the new one, whose copy is `next`; that the old rows go and
   * the new ones come is one step, so that no window does it a second time, and a device that stops in between has one or the other.
   */
  readonly moveTo: (next: DocCopy, redo: (unfinished: Unfinished) => void) => Promise<unknown>
  /** What waits to be written, taken away to be written by somebody else. */
  readonly takeUnwritten: () => CopyChange
}

/** More updates than this in memory are made into one. */
const manyUpdates = 500

export function docCopy(name: DocName, deps: CopyDeps): DocCopy {
  const { store, onKept } = deps
  let epoch = ''
  let isKept = false
  const memory = copyMemory()
  const writer = copyWriter(name, { ...deps, onWritten: memory.stored })
  const end = (): void => {
    isKept = false
    onKept(false)
    writer.end()
  }
  return {
    read: async () => {
      const rows = ofOneEpoch(await store.read(name))
      if (rows[0] === undefined || isKept) return undefined
      epoch = rows[0].epoch
      isKept = true
      writer.begin(epoch)
      onKept(true)
      return { epoch, ...memory.take(rows) }
    },
    isKept: () => isKept,
    keep: whole => {
      if (isKept) return
      isKept = true
      writer.told(memory.told(whole()), true)
    },
    epochIs: now => {
      epoch = now
    },
    isInStep: () => {
      if (isKept) writer.begin(epoch)
    },
    told: update => {
      if (isKept) writer.told(memory.told(update))
    },
    changed: (id, update) => {
      if (isKept) writer.changed(id, memory.changed(id, update))
    },
    saved: ids => {
      for (const id of ids) {
        const update = memory.saved(id)
        if (update !== undefined) writer.saved(id, update)
      }
    },
    flush: writer.flush,
    forget: async () => {
      end()
      await store.forget(name)
    },
    moveTo: (next, redo) =>
      store.change(name, rows => {
        const old = rows.filter(row => row.epoch === epoch)
        end()
        redo(memory.unfinished(old))
        return inPlaceOf(old, next.takeUnwritten())
      }),
    takeUnwritten: writer.take,
  }
}

const inPlaceOf = (old: readonly CopyRow[], { put, remove }: CopyChange): CopyChange => ({
  put,
  remove: [...old.map(({ id }) => id), ...remove],
})

/** The same in this window's memory. */
function copyMemory() {
  let told: Uint8Array[] = []
  const unsaved = new Map<string, Uint8Array>()
  /** Of the unsaved ones those that are in the store, unless another window has taken them. */
  const inStore = new Set<string>()
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
    take: (rows: readonly CopyRow[]): Omit<KeptCopy, 'epoch'> => {
      const updates = updatesOf(rows, 'told')
      hear(...updates)
      for (const row of rows) if (row.is === 'unsaved') unsaved.set(row.id, folded(row.updates))
      stored(rows)
      return { updates: [...updates, ...unsaved.values()], unsaved: [...unsaved.keys()] }
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

/** Of rows of several epochs only those can be read that come with a whole copy. */
function ofOneEpoch(rows: readonly CopyRow[]): readonly CopyRow[] {
  const whole = rows.find(({ isWhole }) => isWhole)
  return whole === undefined ? [] : rows.filter(({ epoch }) => epoch === whole.epoch)
}

const updatesOf = (rows: readonly CopyRow[], what: CopyRow['is']): Uint8Array[] =>
  rows.flatMap(({ is, updates }) => (is === what ? updates : []))
