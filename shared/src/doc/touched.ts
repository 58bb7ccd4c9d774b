/** Which records a change of a document touches, told apart from what was changed before in the same transaction. */
import type * as Y from 'yjs'

/** The keys of records, by the map in which they stand. */
export type Touched = ReadonlyMap<object, ReadonlySet<string>>

/** Runs `act` and answers what it touched. A record that was made earlier in the same transaction is not told once more. */
export function touching(transaction: Y.Transaction, act: () => void): Touched {
  const before = transaction.changed
  const own: typeof before = new Map()
  transaction.changed = own
  try {
    act()
  } finally {
    transaction.changed = before
    putBack(before, own)
  }
  return recordsIn(own)
}

/** Whoever listens to the document hears of all of it. */
function putBack(all: Y.Transaction['changed'], own: Y.Transaction['changed']): void {
  for (const [type, keys] of own) {
    const known = all.get(type)
    if (known === undefined) all.set(type, keys)
    else for (const key of keys) known.add(key)
  }
}

/** A key of a map of the document is a record; a key of a record stands for the record. What lies deeper is no record of ours. */
function recordsIn(changed: Y.Transaction['changed']): Touched {
  const records = new Map<object, Set<string>>()
  const add = (map: object, key: string | null): void => {
    if (key === null) return
    const known = records.get(map)
    if (known === undefined) records.set(map, new Set([key]))
    else known.add(key)
  }
  for (const [type, keys] of changed) {
    const { parent, _item: item } = type
    if (parent === null) for (const key of keys) add(type, key)
    else if (parent.parent === null) add(parent, item?.parentSub ?? null)
  }
  return records
}
