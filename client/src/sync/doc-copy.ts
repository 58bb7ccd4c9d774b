/**
 * The copy of one document on this device, kept apart: what the server has said, and what of mine is not known to be saved. In this
 * window's memory, and, a moment later, in the store for the next one.
 */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Unfinished } from '@waymark/shared/doc/redo-doc.ts'
import type { CopyChange, CopyRow } from './copy-store.ts'
import { copyMemory, type CopyMemory } from './copy-memory.ts'
import { copyWriter, type CopyDeps, type CopyWriter } from './copy-writer.ts'

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
  /** What of mine is not known to be saved, here or in the store. */
  readonly unfinished: () => Promise<Unfinished>
  /** Deletes it from the device, and keeps nothing from now on. */
  readonly forget: () => Promise<void>
  /**
   * The document was written anew. `redo` makes what is unfinished on the new one, whose copy is `next`; that the old rows go and
   * the new ones come is one step, so that no window does it a second time, and a device that stops in between has one or the other.
   */
  readonly moveTo: (next: DocCopy, redo: (unfinished: Unfinished) => void) => Promise<unknown>
  /** Another window has moved the rows to the document that was written anew: what this one has not written yet needs a base again. */
  readonly movedElsewhere: () => void
  /** What waits to be written, taken away to be written by somebody else. */
  readonly takeUnwritten: () => CopyChange
}

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
      const rows = ofOneEpoch(await inTime(store.read(name), deps))
      if (rows[0] === undefined || isKept) return undefined
      epoch = rows[0].epoch
      isKept = true
      writer.begin(epoch, rows.length)
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
      if (isKept) writer.begin(epoch, 0)
    },
    ...keptChanges({ memory, writer, isKept: () => isKept }),
    flush: writer.flush,
    unfinished: async () => memory.unfinished((await store.read(name)).filter(row => row.epoch === epoch)),
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

interface Keeping {
  readonly memory: CopyMemory
  readonly writer: CopyWriter
  readonly isKept: () => boolean
}

const keptChanges = ({
  memory,
  writer,
  isKept,
}: Keeping): Pick<DocCopy, 'told' | 'changed' | 'saved' | 'movedElsewhere'> => ({
  told: update => {
    if (isKept()) writer.told(memory.told(update))
  },
  changed: (id, update) => {
    if (!isKept()) return
    if (memory.lacksBase()) writer.told(memory.base(), true)
    writer.changed(id, memory.changed(id, update))
  },
  saved: ids => {
    for (const id of ids) {
      const update = memory.saved(id)
      if (update !== undefined) writer.saved(id, update)
    }
  },
  movedElsewhere: () => {
    if (isKept() && memory.movedElsewhere()) writer.told(memory.base(), true)
  },
})

/** A store that does not answer must not keep the document from being opened. */
const patienceMs = 2000

const inTime = (rows: Promise<readonly CopyRow[]>, { later }: Pick<CopyDeps, 'later'>): Promise<readonly CopyRow[]> =>
  new Promise(resolve => {
    const callOff = later(() => resolve([]), patienceMs)
    void rows.then(all => {
      callOff()
      resolve(all)
    })
  })

const inPlaceOf = (old: readonly CopyRow[], { put, remove }: CopyChange): CopyChange => ({
  put,
  remove: [...old.map(({ id }) => id), ...remove],
})

/** Of rows of several epochs only those can be read that come with a whole copy; first those with something left to do. */
function ofOneEpoch(rows: readonly CopyRow[]): readonly CopyRow[] {
  const whole = new Set(rows.flatMap(({ isWhole, epoch }) => (isWhole ? [epoch] : [])))
  const undone = rows.find(({ is, epoch }) => is === 'unsaved' && whole.has(epoch))
  const epochs = undone === undefined ? [...whole] : [undone.epoch]
  return rows.filter(({ epoch }) => epoch === epochs[0])
}
