/** Notes that say the same in nearly the same words. */
import { wordsOf } from './words-of-note.ts'
import { valueAt, type Square } from './closeness.ts'

/** Of the letters of both. */
const alike = 0.86

/** Pairs of numbers of texts, the smaller first, in their order. `letters`: closeness by runs of letters, from 0 to 1. */
export function nearDuplicates(texts: readonly string[], letters: Square): [number, number][] {
  const words = texts.map(text =>
    wordsOf(text)
      .map(({ written }) => written)
      .join(' '),
  )
  const pairs: [number, number][] = []
  for (const [one, own] of words.entries())
    for (let other = one + 1; other < words.length; other += 1) {
      const isSame =
        own === words[other] ? own !== '' || texts[one] === texts[other] : valueAt(letters, one, other) >= alike
      if (isSame) pairs.push([one, other])
    }
  return pairs
}
