/**
 * The port of storage: rows, and the logs of documents. One commit is all or nothing, and durable once its promise is answered.
 * Its contract is tests/contract/store-contract.ts, which every adapter passes.
 */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Kind } from './kinds.ts'

export interface Row {
  readonly kind: string
  readonly id: string
  readonly parent: string
  readonly body: unknown
}

export interface Commit {
  readonly puts?: readonly Row[]
  readonly removes?: readonly Pick<Row, 'kind' | 'id'>[]
  /** Appended to the logs of their documents, in this order. */
  readonly updates?: readonly { readonly doc: DocName; readonly update: Uint8Array }[]
  /** Documents whose log goes, with all that was in it. */
  readonly forgets?: readonly DocName[]
}

export interface DocLog {
  /** A merged state, if one was written, then the updates after it, in order. */
  readonly updates: readonly Uint8Array[]
  /** The number of the last update; 0 when there is none. */
  readonly head: number
}

export interface Store {
  readonly commit: (commit: Commit) => Promise<void>
  /** Undefined when there is none. A row that does not fit its schema is our own fault: it throws. */
  readonly get: <T extends { readonly id: string }>(kind: Kind<T>, id: T['id']) => Promise<T | undefined>
  /** All under one parent, in the order of their ids. */
  readonly list: <T extends { readonly id: string }>(kind: Kind<T>, parent: string) => Promise<T[]>
  readonly readLog: (doc: DocName) => Promise<DocLog>
  /** Puts `state` in the place of exactly the log up to and including `head`. */
  readonly compact: (doc: DocName, state: Uint8Array, head: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** A row to put: the one place where a record becomes one. */
export const row = <T extends { readonly id: string }>(kind: Kind<T>, record: T): Row => ({
  kind: kind.name,
  id: record.id,
  parent: kind.parentOf(record),
  body: record,
})
