/** The lines of a plain text, in whatever way its letters were written down. */
import { decodedText } from './decoded-text.ts'
import { mostLines, type Line, type ReadDocument } from './line.ts'
import { tooMuchText } from './refused.ts'

/** A million letters, as long as they can be. */
const mostBytes = 4_000_000

export function textLines(bytes: Uint8Array): ReadDocument {
  if (bytes.length > mostBytes) throw tooMuchText()
  const { text, messages } = decodedText(bytes)
  const all = text.split(/\r\n?|\n/)
  if (all.length > mostLines) throw tooMuchText()
  const lines = all.map(
    words =>
      ({
        text: words,
        aside: null,
        near: null,
        control: null,
        bookmarks: [],
        table: null,
        isHeading: words.startsWith('#'),
      }) satisfies Line,
  )
  return { lines, messages }
}
