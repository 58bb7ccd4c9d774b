/**
 * Work that was not saved, made once more on a document that was written anew: record by record and field by field. `base` is what
 * the server had, `mine` that with my work in it, `theirs` the new one.
 */
import { nameRemoved } from '#model/erasure.ts'
import type { RecordMap } from './record-map.ts'

export interface ThreeRecords<T extends { readonly id: string }> {
  readonly base: RecordMap<T>
  readonly mine: RecordMap<T>
  readonly theirs: RecordMap<T>
}

/** What I made is put, what I changed is changed where it still is, what I removed is removed. Nothing else is written. */
export function redoRecords<T extends { readonly id: string }>(
  { base, mine, theirs }: ThreeRecords<T>,
  isThere: (record: T) => boolean = () => true,
): void {
  const [before, after] = [base.all(), mine.all()]
  for (const [id, record] of after) {
    if (!isThere(record)) continue
    const was: T | undefined = before.get(id)
    const now: T | undefined = theirs.all().get(id)
    if (was === undefined && now === undefined) theirs.put(record)
    else {
      const fields = withNamesOut(changedFields(was, record), was, now)
      if (Object.keys(fields).length > 0) theirs.patch(id, fields)
    }
  }
  for (const id of before.keys()) if (!after.has(id)) theirs.remove(id)
}

/** Words out of which a name was taken meanwhile stay as they are there: mine hold it still. */
function withNamesOut<T extends { readonly id: string }>(
  fields: Partial<Omit<T, 'id'>>,
  was: T | undefined,
  now: T | undefined,
): Partial<Omit<T, 'id'>> {
  const [before, after] = [new Map(Object.entries(was ?? {})), new Map(Object.entries(now ?? {}))]
  const kept = Object.entries(fields).filter(([name]) => marksIn(after.get(name)) <= marksIn(before.get(name)))
  return Object.fromEntries(kept) as Partial<Omit<T, 'id'>>
}

const marksIn = (words: unknown): number => (typeof words === 'string' ? words.split(nameRemoved).length - 1 : 0)

function changedFields<T extends { readonly id: string }>(was: T | undefined, is: T): Partial<Omit<T, 'id'>> {
  const { id: _, ...fields } = is
  const before = new Map<string, unknown>(Object.entries(was ?? {}))
  const gone = Object.keys(was ?? {}).filter(name => name !== 'id' && !(name in fields))
  return Object.fromEntries([
    ...Object.entries(fields).filter(([name, value]) => before.get(name) !== value),
    ...gone.map(name => [name, undefined]),
  ]) as Partial<Omit<T, 'id'>>
}
