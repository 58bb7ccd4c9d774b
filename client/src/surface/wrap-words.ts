/**
 * How words fall into lines of a given width, as browsers break them: at spaces and after hyphens, else anywhere. Pure: who asks says
 * how wide a piece of text is. Cost: one pass over the text.
 */

/** In any unit; the same as that of the line's width. */
export type WidthOf = (text: string) => number

/** The lines in their order, without the spaces at their ends. An empty text is one line. */
export function wrapWords(text: string, width: number, widthOf: WidthOf): string[] {
  return text.split('\n').flatMap(paragraph => wrapParagraph(paragraph, width, widthOf))
}

/** How many lines, at least one. */
export const countLines = (text: string, width: number, widthOf: WidthOf): number =>
  wrapWords(text, width, widthOf).length

function wrapParagraph(paragraph: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of paragraph.match(pieces) ?? []) {
    const word = piece.trimEnd()
    const wide = widthOf(word)
    if (line !== '' && used + wide > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    if (wide > width) {
      const broken = breakWord(word, width, widthOf)
      lines.push(...broken.slice(0, -1))
      line = `${broken.at(-1) ?? ''}${piece.slice(word.length)}`
      used = widthOf(line)
      continue
    }
    line += piece
    used += piece.length === word.length ? wide : wide + widthOf(piece.slice(word.length))
  }
  return [...lines, line.trimEnd()]
}

/** A word with the spaces after it, or a part of a word up to its hyphen. */
const pieces = /[^\s-]*-+(?=[^\s-])|\S+\s*|\s+/gu

/** Into as few parts as fit, at least one. */
function breakWord(word: string, width: number, widthOf: WidthOf): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const character of word) {
    const wide = widthOf(character)
    if (part !== '' && used + wide > width) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += character
    used += wide
  }
  return [...parts, part]
}
