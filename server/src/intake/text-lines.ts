/** The lines of a plain text, in whatever way its letters were written down. */
import { isKeepable } from '@waymark/shared/model/text.ts'
import { mostLines, type Line, type ReadDocument } from './line.ts'
import { notRead, tooMuchText } from './refused.ts'

/** A million letters, as long as they can be. */
const mostBytes = 4_000_000

export function textLines(bytes: Uint8Array): ReadDocument {
  if (bytes.length > mostBytes) throw tooMuchText()
  const { text, messages } = decoded(bytes)
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

interface Decoded {
  readonly text: string
  readonly messages: readonly string[]
}

const byMark: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

function decoded(bytes: Uint8Array): Decoded {
  const marked = byMark.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]
  const text = asEncoded(bytes, marked ?? 'utf-8')
  if (text !== undefined) return { text: asText(text), messages: [] }
  // Old editors of Windows write no other.
  const old = new TextDecoder('windows-1252').decode(bytes)
  return {
    text: asText(old),
    messages: ['This text was written in an old way (Windows-1252). Look whether its letters are right.'],
  }
}

function asEncoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A form feed stands between pages, and a mark of the end where there was an old disk; any other control is no sign of a text. */
function asText(text: string): string {
  const cleaned = text.replaceAll('\f', '\n').replace(/\u001A$/, '')
  if (!isKeepable(cleaned.replaceAll(/[\r\u0080-\u009F]/g, ''))) throw notRead['unknown']
  return cleaned
}
