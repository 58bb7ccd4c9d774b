/** Brings what is to be kept of one document to the store: a moment later, together, and now and then as one row. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { CopyChange, CopyRow, CopyStore } from './copy-store.ts'
import { folded } from './folded.ts'

export interface CopyWriter {
  /** From now on rows of that epoch are written, to those that are there already; before, all waits. */
  readonly begin: (epoch: string, rowsThere: number) => void
  /** `isWhole`: all that the server had told by then. */
  readonly told: (update: Uint8Array, isWhole?: boolean) => void
  readonly changed: (id: string, update: Uint8Array) => void
  /** It is told now. */
  readonly saved: (id: string, update: Uint8Array) => void
  readonly flush: () => Promise<void>
  /** What waits to be written, taken away to be written by somebody else. */
  readonly take: () => CopyChange
  /** Drops what waits. */
  readonly end: () => void
}

export interface CopyDeps {
  readonly store: CopyStore
  readonly newId: () => string
  readonly later: (run: () => void, ms: number) => () => void
  /** Whether what is kept outlives this window. */
  readonly onKept: (is: boolean) => void
}

const writeAfterMs = 250
/** More rows than this are made into one. */
const manyRows = 200

export function copyWriter(
  name: DocName,
  { store, newId, later, onKept, onWritten }: CopyDeps & { readonly onWritten: (rows: readonly CopyRow[]) => void },
): CopyWriter {
  let epoch: string | undefined
  const waiting = waitingRows(newId)
  let rowsWritten = 0
  let callOff: (() => void) | undefined

  const flush = async (): Promise<void> => {
    callOff?.()
    callOff = undefined
    if (epoch === undefined) return
    const change = waiting.take(epoch)
    if (change.put.length + change.remove.length === 0) return
    const isWritten = await store.write(name, change)
    if (isWritten) onWritten(change.put)
    onKept(isWritten && epoch !== undefined)
    rowsWritten += change.put.length
    if (rowsWritten < manyRows) return
    rowsWritten = 0
    await store.change(name, rows => asOneRow(rows, { id: newId(), epoch: epoch ?? '' }))
  }
  const thenWrite =
    <A extends unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      act(...given)
      if (epoch !== undefined) callOff ??= later(() => void flush(), writeAfterMs)
    }
  return {
    begin: thenWrite((now, rowsThere) => {
      epoch = now
      rowsWritten += rowsThere
    }),
    told: thenWrite(waiting.told),
    changed: thenWrite(waiting.changed),
    saved: thenWrite(waiting.saved),
    flush,
    take: () => waiting.take(epoch ?? ''),
    end: () => {
      callOff?.()
      callOff = undefined
      epoch = undefined
      waiting.take('')
    },
  }
}

function waitingRows(
  newId: () => string,
): Pick<CopyWriter, 'told' | 'changed' | 'saved'> & { readonly take: (epoch: string) => CopyChange } {
  let waiting = nothing()
  return {
    told: (update, isWhole = false) => {
      waiting.told.push(update)
      waiting.isWhole ||= isWhole
    },
    changed: (id, update) => {
      waiting.unsaved.set(id, update)
    },
    saved: (id, update) => {
      waiting.told.push(update)
      if (!waiting.unsaved.delete(id)) waiting.remove.push(id)
    },
    take: epoch => {
      const { told, isWhole, unsaved, remove } = waiting
      waiting = nothing()
      const put = [...unsaved].map(([id, update]): CopyRow => {
        return { id, epoch, is: 'unsaved', isWhole: false, updates: [update] }
      })
      if (told.length > 0) put.push({ id: newId(), epoch, is: 'told', isWhole, updates: told })
      return { put, remove }
    },
  }
}

/** Nothing, where another window has let the copy go meanwhile. */
function asOneRow(rows: readonly CopyRow[], { id, epoch }: Pick<CopyRow, 'id' | 'epoch'>): CopyChange {
  const old = rows.filter(row => row.is === 'told' && row.epoch === epoch)
  if (!old.some(({ isWhole }) => isWhole)) return { put: [], remove: [] }
  const updates = [folded(old.flatMap(row => row.updates))]
  return { put: [{ id, epoch, is: 'told', isWhole: true, updates }], remove: old.map(row => row.id) }
}

const nothing = () => ({
  told: [] as Uint8Array[],
  isWhole: false,
  unsaved: new Map<string, Uint8Array>(),
  remove: [] as string[],
})
