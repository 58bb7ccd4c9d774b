/** A paragraph while it is looked at: what it says comes in bits, and only once all of them are there is it one text. */
import { isNamedLikeOurs, mostOpen } from './open-bookmarks.ts'

export interface Paragraph {
  readonly say: (text: string) => void
  readonly text: () => string
  /** The letter that was said last; empty at the beginning. */
  readonly lastLetter: () => string
  control: string | null
  isHeading: boolean
  /** Bookmarks that were open in it at any time. */
  readonly bookmarks: Set<string>
  /** What hangs on it, to be walked once it has its place. */
  readonly asides: ((near: number) => void)[]
}

export function newParagraph(open: Iterable<string>, count: (text: string) => void): Paragraph {
  const bits: string[] = []
  return {
    say: text => {
      if (text === '') return
      count(text)
      bits.push(text)
    },
    text: () => bits.join(''),
    lastLetter: () => bits.at(-1)?.at(-1) ?? '',
    control: null,
    isHeading: false,
    bookmarks: new Set(open),
    asides: [],
  }
}

/** A bookmark begins in it. */
export function touch({ bookmarks }: Paragraph, name: string): void {
  if (isNamedLikeOurs(name) && bookmarks.size < mostOpen) bookmarks.add(name)
}
