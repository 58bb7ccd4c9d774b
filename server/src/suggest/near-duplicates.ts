/** Notes that say the same in nearly the same words. */
import { valueAt, type Square } from './closeness.ts'
import type { ReadNote } from './compared-notes.ts'

/** Of the letters of both. */
const alike = 0.86

/**
 * Pairs of numbers of notes, the smaller first, in their order: each note with the first that it is like, so that a hundred that say the same
 * make 99 pairs. `letters`: closeness by runs of letters, from 0 to 1.
 */
export function nearDuplicates(notes: readonly ReadNote[], letters: Square): [number, number][] {
  const written = notes.map(({ words }) => words.map(word => word.written).join(' '))
  const isLike = (one: number, other: number): boolean =>
    written[one] === written[other]
      ? written[one] !== '' || notes[one]?.text === notes[other]?.text
      : valueAt(letters, one, other) >= alike
  const pairs: [number, number][] = []
  for (let other = 1; other < notes.length; other += 1) {
    let one = 0
    while (one < other && !isLike(one, other)) one += 1
    if (one < other) pairs.push([one, other])
  }
  return pairs.toSorted(([a, b], [c, d]) => a - c || b - d)
}
