/**
 * The port of storage: rows, the logs of documents, and turns. One commit is all or nothing, and durable once its promise is answered.
 * Its contract is tests/contract/store-contract.ts, which every adapter passes.
 */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Kind } from './kinds.ts'

export interface Row {
  readonly kind: string
  readonly id: string
  readonly parent: string
  readonly body: unknown
  /**
   * Of which writing it was made: the stamp in the body of what was read, undefined where nothing was there or it bore none. Where
   * given, the body bears a stamp of its own, and the row is refused where another was written since. Asked twice is asked once.
   */
  readonly over?: { readonly stamp: string | undefined }
}

/** Where a log stands. */
export interface LogPlace {
  /** The number of its last update; 0 when there is none. It only grows, also where the log is begun anew. */
  readonly head: number
  /** Empty where the document was never written anew. */
  readonly epoch: string
}

/** Documents have logs, and so has what the servers of one store tell each other about rights. */
export type LogName = DocName | 'signals:all'

export interface LogUpdate {
  readonly doc: LogName
  readonly update: Uint8Array
  /**
   * What its writer had read. A log that is of another epoch by now, or is gone, refuses it: it was made on a document that is no more.
   * Where left out, it is taken by whatever is there.
   */
  readonly after?: LogPlace
}

/** A log that is begun anew: all that was in it goes, and what is appended in the same commit is the first that is in it. */
export interface Beginning {
  readonly doc: LogName
  readonly epoch: string
  /** What its writer had read. Where left out, whatever is there goes. Where more is there by now, it is refused. */
  readonly after?: LogPlace
}

export interface Commit {
  readonly puts?: readonly Row[]
  readonly removes?: readonly Pick<Row, 'kind' | 'id'>[]
  /** Appended to the logs of their documents, in this order. */
  readonly updates?: readonly LogUpdate[]
  readonly begins?: readonly Beginning[]
  /** Documents that are gone: their log goes, with all that was in it. */
  readonly forgets?: readonly LogName[]
}

/** The numbers that the last update of each document got in a commit. */
export type Heads = ReadonlyMap<LogName, number>

export interface DocLog extends LogPlace {
  /** A merged state, if one was written, then the updates after it, in order. */
  readonly updates: readonly Uint8Array[]
}

/** gone: the log was begun anew by another server, or removed. behind: another server has appended to it. */
export type StaleWhy = 'gone' | 'behind'

/** A commit was refused, and nothing of it kept: it was made on logs that are others by now. */
export class Stale extends Error {
  readonly docs: ReadonlyMap<LogName, StaleWhy>

  constructor(docs: ReadonlyMap<LogName, StaleWhy>) {
    super('stale')
    this.docs = docs
  }
}

/** The storage does not answer. What it was asked to keep last may be kept or not; asking for the same once more does no harm. */
export class StoreAway extends Error {}

/** There is no space left where it would be kept, or the disk fails. What was there is whole; reading goes on. */
export class StoreFull extends StoreAway {}

/** A commit was refused, and nothing of it kept: these of its rows were made of what others have written again since. Whoever asks again reads that first. */
export class Overtaken extends StoreAway {
  readonly rows: readonly Pick<Row, 'kind' | 'id'>[]

  constructor(rows: readonly Pick<Row, 'kind' | 'id'>[]) {
    super('overtaken')
    this.rows = rows
  }
}

export interface Store {
  /** Whether other servers may write to it at the same time. */
  readonly isShared: boolean
  /** Throws Stale, or Overtaken. A beginning that is there already is passed over, so that whoever heard no answer may ask again. */
  readonly commit: (commit: Commit) => Promise<Heads>
  /** Undefined when there is none. A row that does not fit its schema is our own fault: it throws. */
  readonly get: <T extends { readonly id: string }>(kind: Kind<T>, id: T['id']) => Promise<T | undefined>
  /** All under one parent, in the order of their ids. */
  readonly list: <T extends { readonly id: string }>(kind: Kind<T>, parent: string) => Promise<T[]>
  /**
   * All of a log, or what came after a place. Of a log that has another epoch than that place, all; whether it has is for the caller to see. A
   * state in the place of what one has read may come along: what is in it twice does no harm.
   */
  readonly readLog: (doc: LogName, since?: LogPlace) => Promise<DocLog>
  /** Of those that there are. */
  readonly places: (docs: readonly LogName[]) => Promise<ReadonlyMap<LogName, LogPlace>>
  /**
   * Puts `state`, which holds all up to `place`, in the place of exactly that part of the log. Answers false, and changes nothing, where
   * the log was begun anew, or has one entry up to there already: another server was first.
   */
  readonly compact: (doc: LogName, state: Uint8Array, place: LogPlace) => Promise<boolean>
  /** One act at a time of each id, on all servers of this store, in the order in which they asked. An act may ask for the turn of another id. */
  readonly inTurn: <T>(id: string, act: () => Promise<T>) => Promise<T>
  /** The same, for work that is done by whoever comes first: where it is somebody else's turn, nothing is done and undefined answered. */
  readonly ifFree: <T>(id: string, act: () => Promise<T>) => Promise<T | undefined>
  /** Whether it can save again, after a StoreFull: then it is tried. Where left out, only by asking it to save something. */
  readonly hasSpace?: () => boolean
  /**
   * What was removed or written over is gone from its files once this is answered, as far as the storage can see to that. Dear: for what
   * people ask to be forgotten.
   */
  readonly purge: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A row to put: the one place where a record becomes one. */
export const row = <T extends { readonly id: string }>(kind: Kind<T>, record: T): Row => ({
  kind: kind.name,
  id: record.id,
  parent: kind.parentOf(record),
  body: record,
})
