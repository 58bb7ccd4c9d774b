/** Notes as they are compared: by their words, their letters and their sense. */
import { addDense, addSparse, emptySquare, type Square } from './closeness.ts'
import { byLetters, byStems } from './features.ts'
import { wordsOf, type Word } from './words-of-note.ts'

/** How much each says of the whole, together 1. */
const weights = { stems: 0.3, letters: 0.2, sense: 0.5 } as const

export interface Compared {
  readonly square: Square
  readonly letters: Square
}

/** A text and its words: what takes words apart does so once. */
export interface ReadNote {
  readonly text: string
  readonly words: readonly Word[]
}

export const readNote = (text: string): ReadNote => ({ text, words: wordsOf(text) })

/** `senses`: for each note a vector of length 1, or undefined where its sense is not known. */
export function compared(notes: readonly ReadNote[], senses: readonly (Float32Array | undefined)[]): Compared {
  const words = notes.map(note => note.words)
  const letters = emptySquare(notes.length)
  addSparse(letters, byLetters(words), 1)
  const square = emptySquare(notes.length)
  for (let at = 0; at < letters.values.length; at += 1) square.values[at] = weights.letters * (letters.values[at] ?? 0)
  addSparse(square, byStems(words), weights.stems)
  addDense(square, senses, weights.sense)
  return { square, letters }
}

/** In how many of the notes each stem stands. */
export function stemCounts(notes: readonly ReadNote[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of notes)
    for (const stem of new Set(words.map(word => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/**
 * Telling words of a note whose stems stand in at least `least` of those that were counted, as it writes them, each once, those that stand
 * in most of them first.
 */
export function sharedWords({ words }: ReadNote, counts: ReadonlyMap<string, number>, least = 1): string[] {
  const shared = new Map<string, string>()
  for (const { stem, written, isCommon } of words)
    if (!isCommon && (counts.get(stem) ?? 0) >= least && !shared.has(stem)) shared.set(stem, written)
  return [...shared]
    .toSorted(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, mostShared)
    .map(([, written]) => written)
}

const mostShared = 5
