/** A name that every system takes, made of words that somebody chose. */
import { hasWords, keepableText } from '@waymark/shared/model/text.ts'

/** In characters; of four bytes each they still fit the 255 bytes that a name may have. */
const maxBase = 60

/**
 * A name that Windows, macOS and Linux take: no sign of theirs, no device of old (CON, COM1), no dot, dash or space that would hide it,
 * no mark that turns its letters round. `otherwise` where nothing is left.
 */
export function safeFileName(title: string, extension: string, otherwise: string): string {
  const kept = keepableText(title)
    .replaceAll(/[/\\:*?"<>|%]/g, '-')
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]+/gu, ' ')
  const base = trimmed(Array.from(trimmed(kept)).slice(0, maxBase).join(''))
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i.test(base)
  return `${!hasWords(base) || isDevice ? otherwise : base}.${extension}`
}

const trimmed = (name: string): string => name.replaceAll(/^[\s.-]+|[\s.]+$/g, '')
