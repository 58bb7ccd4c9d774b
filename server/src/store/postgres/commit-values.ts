/** A commit as the values of the one statement that keeps it: without doubles, in the order in which everything is locked. */
import type { Commit, LogName, LogPlace, Row } from '#store/store.ts'
import { byBytes, keyText } from './key-text.ts'

/** In the order of the arguments of `keep` in log-functions.ts; undefined where there is nothing to keep. */
export function commitValues({
  puts = [],
  removes = [],
  updates = [],
  begins = [],
  forgets = [],
}: Commit): readonly unknown[] | undefined {
  if (puts.length + removes.length + updates.length + begins.length + forgets.length === 0) return undefined
  const counts = countsOf(
    updates.map(({ doc }) => doc),
    [...begins.map(({ doc }) => doc), ...forgets],
  )
  const docs = [...counts.keys()].toSorted(byBytes)
  const kept = rowsToKeep(puts, removes)
  return [
    docs,
    docs.map(doc => counts.get(doc)),
    forgets,
    begins.map(({ doc }) => doc),
    begins.map(({ epoch }) => epoch),
    ...places(begins),
    updates.map(({ doc }) => doc),
    ...places(updates),
    ...slices(updates.map(({ update }) => update)),
    removes.map(({ kind }) => keyText(kind)),
    removes.map(({ id }) => keyText(id)),
    kept.map(({ kind }) => keyText(kind)),
    kept.map(({ id }) => keyText(id)),
    kept.map(({ parent }) => keyText(parent)),
    kept.map(({ text }) => text),
    kept.map(({ over }) => (over === undefined ? null : (over.stamp ?? ''))),
  ]
}

/** How many updates each document gets. */
function countsOf(updated: readonly LogName[], others: readonly LogName[]): ReadonlyMap<LogName, number> {
  const counts = new Map<LogName, number>(others.map(doc => [doc, 0]))
  for (const doc of updated) counts.set(doc, (counts.get(doc) ?? 0) + 1)
  return counts
}

/** The heads and the epochs of what was read, null where that was left out. */
const places = (of: readonly { readonly after?: LogPlace | undefined }[]): readonly unknown[] => [
  of.map(({ after }) => after?.head ?? null),
  of.map(({ after }) => after?.epoch ?? null),
]

/** All bytes as one value, and where each begins and how long it is: as an array they would be written out in letters. */
function slices(parts: readonly Uint8Array[]): readonly unknown[] {
  let start = 1
  const starts = parts.map(({ byteLength }) => {
    start += byteLength
    return start - byteLength
  })
  return [starts, parts.map(({ byteLength }) => byteLength), Buffer.concat(parts)]
}

interface TextRow extends Omit<Row, 'body'> {
  readonly text: string
}

/** The last that is said of each row. What is removed is removed after all that is put. */
function rowsToKeep(puts: readonly Row[], removes: Required<Commit>['removes']): readonly TextRow[] {
  const keyOf = ({ kind, id }: Pick<Row, 'kind' | 'id'>): string => JSON.stringify([kind, id])
  const kept = new Map(puts.map(({ body, ...row }) => [keyOf(row), { ...row, text: JSON.stringify(body) }]))
  for (const gone of removes) kept.delete(keyOf(gone))
  return [...kept.values()]
}
