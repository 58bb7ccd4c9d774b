/**
 * Records kept in a Y.Map, read and written through one schema.
 *
 * Each record is a Y.Map of its own, so two people who change different fields of one record both keep their change.
 * A peer may write anything at all: what is no such map or does not fit the schema is left out of `all()` and counted by `unreadable()`.
 */
import * as Y from 'yjs'
import type * as z from 'zod/mini'

export interface RecordMap<T extends { readonly id: string }> {
  /** The readable records. The same Map until something changes; the same record until that record changes. */
  readonly all: () => ReadonlyMap<T['id'], T>
  /** How many records there are that do not fit the schema. */
  readonly unreadable: () => number
  /** Writes the record whole, over any other with its id. */
  readonly put: (record: T) => void
  /** Answers false when the record is gone: someone removed it while this change was being made. Fields that stay as they are are not written; those that are undefined go. */
  readonly patch: (id: T['id'], fields: Partial<Omit<T, 'id'>>) => boolean
  readonly remove: (id: T['id']) => void
  /** Answers the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

export function recordMap<T extends { readonly id: string }>(
  records: Y.Map<unknown>,
  schema: z.ZodMiniType<T>,
): RecordMap<T> {
  const readable = new Map<T['id'], T>()
  const bad = new Set<string>()
  /** What is handed out: copied when it is asked for after a change, and not at each change. */
  let handedOut: ReadonlyMap<T['id'], T> | undefined
  const listeners = new Set<() => void>()

  const reread = (id: string): void => {
    readable.delete(id)
    bad.delete(id)
    if (!records.has(id)) return
    const stored = records.get(id)
    const parsed =
      stored instanceof Y.Map ? schema.safeParse({ ...Object.fromEntries(stored.entries()), id }) : undefined
    if (parsed?.success === true) readable.set(id, parsed.data)
    else bad.add(id)
  }

  for (const id of records.keys()) reread(id)

  records.observeDeep(events => {
    for (const id of events.flatMap(changedIds)) reread(id)
    handedOut = undefined
    for (const listener of listeners) listener()
  })

  return {
    all: () => (handedOut ??= new Map(readable)),
    unreadable: () => bad.size,
    put: ({ id, ...fields }) => {
      records.set(id, new Y.Map(Object.entries(fields).filter(([, value]) => value !== undefined)))
    },
    patch: (id, fields) => {
      const record = records.get(id)
      if (!(record instanceof Y.Map)) return false
      const write = (): void => {
        for (const [name, value] of Object.entries(fields)) {
          if (record.get(name) === value) continue
          if (value === undefined) record.delete(name)
          else record.set(name, value)
        }
      }
      if (records.doc === null) write()
      else records.doc.transact(write)
      return true
    },
    remove: id => {
      records.delete(id)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** A change inside a record has the record's id as the head of its path; a change of the map itself names its keys. */
function changedIds(event: {
  readonly path: ReadonlyArray<string | number>
  readonly keys: ReadonlyMap<string, unknown>
}): string[] {
  const [id] = event.path
  return id === undefined ? [...event.keys.keys()] : [String(id)]
}
