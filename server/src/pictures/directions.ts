/** Which way each letter of a paragraph is read, by the algorithm of Unicode (UAX 9). The only place that knows the library. */
import bidiFactory, { type Bidi } from 'bidi-js'

// Its types say that the function is one deeper than it is where Node loads it.
const bidi = (bidiFactory as unknown as () => Bidi)()

export interface Directions {
  readonly isRightToLeft: boolean
  /** One for each unit of the text; those that are odd are read from the right. */
  readonly levels: ArrayLike<number>
}

export function directionsOf(paragraph: string): Directions {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph)
  return { levels, isRightToLeft: ((paragraphs[0]?.level ?? 0) & 1) === 1 }
}

/** A bracket as it is drawn where one reads from the right. */
export const mirrored = (letter: string): string => bidi.getMirroredCharacter(letter) ?? letter

interface Levelled {
  readonly level: number
}

/** From the order in which they are read to the order in which they stand on the line (rule L2). */
export function inVisualOrder<T extends Levelled>(items: readonly T[]): T[] {
  const ordered = [...items]
  const highest = ordered.reduce((most, { level }) => Math.max(most, level), 0)
  for (let level = highest; level > 0; level -= 1) {
    let start = 0
    while (start < ordered.length) {
      if ((ordered[start]?.level ?? 0) < level) {
        start += 1
        continue
      }
      let end = start
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1
      ordered.splice(start, end - start, ...ordered.slice(start, end).toReversed())
      start = end
    }
  }
  return ordered
}
