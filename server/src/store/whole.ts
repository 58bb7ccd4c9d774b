/**
 * The port for moving house: everything that a server keeps, in one fixed order and in pages; and the other end, which takes such pages where
 * nothing is yet. Its contract is tests/contract/whole-contract.ts, which every adapter passes.
 */
import type { KeptFiles } from './kept-files.ts'

/** The words, who people are, and who is in the room are stores of their own, which share no id. */
export const storeNames = ['words', 'people', 'monitoring'] as const
export type StoreName = (typeof storeNames)[number]

export const byStore = <T>(make: (storeName: StoreName) => T): Readonly<Record<StoreName, T>> => ({
  words: make('words'),
  people: make('people'),
  monitoring: make('monitoring'),
})

export interface WholeRow {
  readonly of: 'row'
  readonly storeName: StoreName
  readonly kind: string
  readonly id: string
  readonly parent: string
  /** The text of the JSON as it is kept, letter for letter. */
  readonly body: string
}

/** That there is a log, and where it stands: also of one that holds nothing. */
export interface WholeLog {
  readonly of: 'log'
  readonly storeName: StoreName
  readonly doc: string
  readonly head: number
  readonly epoch: string
}

export interface WholeEntry {
  readonly of: 'entry'
  readonly storeName: StoreName
  readonly doc: string
  readonly number: number
  readonly bytes: Uint8Array
}

export type WholePart = WholeRow | WholeLog | WholeEntry

export interface Whole {
  /**
   * First the words, then the people, then the monitoring; in each the rows by kind and id, then the logs by document, then their entries by document and number.
   * Names are in the order of their UTF-8 bytes. A page holds at most `pageParts`, and no more than `pageBytes` but for its last part. Not to be asked
   * for again before the last was read or left.
   */
  readonly pages: () => AsyncIterable<readonly WholePart[]>
  readonly files: Pick<KeptFiles, 'receive' | 'read'>
  /**
   * Marks it as unfinished, which keeps every server and every move away from it until `finish`. Throws NotEmpty. One that an earlier move
   * left unfinished is emptied first.
   */
  readonly begin: () => Promise<void>
  /** In the order of `pages`; kept when it answers. */
  readonly write: (page: readonly WholePart[]) => Promise<void>
  /** All of it is kept, and servers may use it. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Something is there already: nothing was changed. */
export class NotEmpty extends Error {}

export const pageParts = 1000
export const pageBytes = 4 * 1024 * 1024

/** About what it takes in memory. */
export const sizeOfPart = (part: WholePart): number =>
  part.of === 'row' ? part.body.length : part.of === 'entry' ? part.bytes.byteLength : part.epoch.length

export function* inPages(parts: Iterable<WholePart>): Generator<readonly WholePart[]> {
  let page: WholePart[] = []
  let bytes = 0
  for (const part of parts) {
    page.push(part)
    bytes += sizeOfPart(part)
    if (page.length < pageParts && bytes < pageBytes) continue
    yield page
    page = []
    bytes = 0
  }
  if (page.length > 0) yield page
}
