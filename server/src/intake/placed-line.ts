/** A line of a document, and which question it answers. */
export interface PlacedLine {
  readonly text: string
  /** The tag of the box it answers; null where nobody can tell. */
  readonly tag: string | null
  /** What a person should look at; empty where nothing is uncertain. */
  readonly why: string
  /** Our own words, and a break in those of others. */
  readonly isOurs: boolean
}
