/** What was done on the page before it was saved: each step as all of it was, so that undo needs to know nothing of the acts. */
import type { LineageFields } from './lineage-fields.ts'

export interface History {
  readonly past: readonly LineageFields[]
  readonly fields: LineageFields
  readonly future: readonly LineageFields[]
  /** Of what was done last. */
  readonly key: string | undefined
}

const mostPast = 100

export const beginning = (fields: LineageFields): History => ({ past: [], fields, future: [], key: undefined })

/** What goes on with one `key`, such as typing in one field, is one step. */
export function changed({ past, fields, key: before }: History, next: LineageFields, key?: string): History {
  const goesOn = key !== undefined && key === before
  return { past: goesOn ? past : [...past, fields].slice(-mostPast), fields: next, future: [], key }
}

/** Undefined where there is nothing to take back. */
export function undone({ past, fields, future }: History): History | undefined {
  const before = past.at(-1)
  return before && { past: past.slice(0, -1), fields: before, future: [fields, ...future], key: undefined }
}

/** Undefined where nothing was taken back since. */
export function redone({ past, fields, future }: History): History | undefined {
  const [after] = future
  return after && { past: [...past, fields], fields: after, future: future.slice(1), key: undefined }
}
