/** A document as a row of lines, whatever kind of file it came from: what was written, where it stood, and what marks were around it. */

/** More is no answer of a person. */
export const mostLines = 50_000

/** Where a line stands that is none of the body. */
export type Aside = 'placeholder' | 'text-box' | 'note' | 'comment' | 'page-edge' | 'deleted' | 'drawing'

export interface Line {
  /** A paragraph, or a row of a table with a tab between its cells. */
  readonly text: string
  /** Null in the body itself. */
  readonly aside: Aside | null
  /** Of an aside: the line of the body that it belongs to, by its place in the row; null where it belongs to none. */
  readonly near: number | null
  /** The tag of the content control around it. */
  readonly control: string | null
  /** Names of bookmarks around it. */
  readonly bookmarks: readonly string[]
  /** Which table it stands in, the outermost one; null outside. */
  readonly table: number | null
  readonly isHeading: boolean
}

export interface ReadDocument {
  readonly lines: readonly Line[]
  /** What could not be read as words, in sentences. */
  readonly messages: readonly string[]
}
