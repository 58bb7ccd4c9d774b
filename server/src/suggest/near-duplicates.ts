/** Notes that say the same in nearly the same words. */
import { valueAt, type Square } from './closeness.ts'
import type { ReadNote } from './compared-notes.ts'

/** Of the letters of both. */
const alike = 0.86

/** Pairs of numbers of texts, the smaller first, in their order. `letters`: closeness by runs of letters, from 0 to 1. */
export function nearDuplicates(notes: readonly ReadNote[], letters: Square): [number, number][] {
  const written = notes.map(({ words }) => words.map(word => word.written).join(' '))
  const pairs: [number, number][] = []
  for (const [one, own] of written.entries())
    for (let other = one + 1; other < written.length; other += 1) {
      const isSame =
        own === written[other]
          ? own !== '' || notes[one]?.text === notes[other]?.text
          : valueAt(letters, one, other) >= alike
      if (isSame) pairs.push([one, other])
    }
  return pairs
}
