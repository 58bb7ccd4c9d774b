/** Notes as they are compared: by their words, their letters and their sense. */
import {
  addDense,
  addDenseRow,
  addSparse,
  addSparseRow,
  emptySquare,
  rowOf,
  scale,
  scaleRow,
  type Square,
} from './closeness.ts'
import { byLetters, byStems, type Sparse } from './features.ts'
import { wordsOf, type Word } from './words-of-note.ts'

/** How much each says of the whole, together 1. */
const weights = { stems: 0.15, letters: 0.15, sense: 0.7 } as const

/** A text and its words: what takes words apart does so once. */
export interface ReadNote {
  readonly text: string
  readonly words: readonly Word[]
}

export const readNote = (text: string): ReadNote => ({ text, words: wordsOf(text).slice(0, mostWords) })

/** As many as a long note has; what is said further on adds little. */
const mostWords = 400

type Senses = readonly (Float32Array | undefined)[]

/**
 * `senses`: for each note a vector of length 1, or undefined where its sense is not known. `onLetters` is shown how close they are by runs
 * of letters alone, from 0 to 1: in the same square, because of 5,000 notes each takes 100 MB.
 */
export function compared(
  notes: readonly ReadNote[],
  senses: Senses,
  onLetters: (letters: Square) => void = () => undefined,
): Square {
  const { byStem, byLetter, wholes } = partsOf(notes, senses)
  const square = emptySquare(notes.length)
  addSparse(square, byLetter, 1)
  onLetters(square)
  for (let at = 0; at < square.values.length; at += 1) square.values[at] = weights.letters * (square.values[at] ?? 0)
  addSparse(square, byStem, weights.stems)
  addDense(square, senses, weights.sense)
  scale(square, wholes)
  return square
}

/** How close one note is to each, asked for by its number; `asked`: how many will be. A few cost far less than all. */
export function rowsOf(notes: readonly ReadNote[], senses: Senses, asked: number): (one: number) => Float32Array {
  if (asked > fewRows) {
    const square = compared(notes, senses)
    return one => rowOf(square, one)
  }
  const { byStem, byLetter, wholes } = partsOf(notes, senses)
  return one => {
    const row = new Float32Array(notes.length)
    addSparseRow(row, { vectors: byLetter, one }, weights.letters)
    addSparseRow(row, { vectors: byStem, one }, weights.stems)
    addDenseRow(row, { vectors: senses, one }, weights.sense)
    scaleRow(row, { one, wholes })
    return row
  }
}

const fewRows = 100

interface Parts {
  readonly byStem: readonly Sparse[]
  readonly byLetter: readonly Sparse[]
  /** Roots of how close each is to itself: those that are compared by words and letters alone are not less close for it. */
  readonly wholes: Float64Array
}

function partsOf(notes: readonly ReadNote[], senses: Senses): Parts {
  const words = notes.map(note => note.words)
  const [byStem, byLetter] = [byStems(words), byLetters(words)]
  const has = (part: Sparse | undefined): number => (part === undefined || part.ids.length === 0 ? 0 : 1)
  const wholes = Float64Array.from(notes, (_, at) => {
    const sense = senses[at] === undefined ? 0 : weights.sense
    return Math.sqrt(has(byStem[at]) * weights.stems + has(byLetter[at]) * weights.letters + sense) || 1
  })
  return { byStem, byLetter, wholes }
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
