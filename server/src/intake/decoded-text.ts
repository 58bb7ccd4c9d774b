/** The letters of a text file, in whatever way they were written down. */
import { isKeepable } from '@waymark/shared/model/text.ts'
import { notRead } from './refused.ts'

export interface Decoded {
  readonly text: string
  readonly messages: readonly string[]
}

const byMark: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** Refuses what holds signs that no text has. */
export function decodedText(bytes: Uint8Array): Decoded {
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
