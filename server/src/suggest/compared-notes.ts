/** Notes as they are compared: by their words, their letters and their sense. */
import { addDense, addSparse, emptySquare, type Square } from './closeness.ts'
import { byLetters, byStems } from './features.ts'
import { wordsOf } from './words-of-note.ts'

/** How much each says of the whole, together 1. */
const weights = { stems: 0.3, letters: 0.2, sense: 0.5 } as const

export interface Compared {
  readonly square: Square
  readonly letters: Square
}

/** `senses`: for each text a vector of length 1, or undefined where its sense is not known. */
export function compared(texts: readonly string[], senses: readonly (Float32Array | undefined)[]): Compared {
  const letters = emptySquare(texts.length)
  addSparse(letters, byLetters(texts), 1)
  const square = emptySquare(texts.length)
  for (const [at, value] of letters.values.entries()) square.values[at] = weights.letters * value
  addSparse(square, byStems(texts), weights.stems)
  addDense(square, senses, weights.sense)
  return { square, letters }
}

/** Telling words of a text whose stems are among those of the others, as it writes them, each once, at most `most`. */
export function sharedWords(text: string, others: readonly string[], most = 5): string[] {
  const counts = new Map<string, number>()
  for (const other of others)
    for (const stem of new Set(wordsOf(other).map(word => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const shared = new Map<string, string>()
  for (const { stem, written, isCommon } of wordsOf(text))
    if (!isCommon && counts.has(stem) && !shared.has(stem)) shared.set(stem, written)
  return [...shared]
    .toSorted(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, most)
    .map(([, written]) => written)
}
