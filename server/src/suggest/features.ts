/** Notes as vectors over their words and letters: few numbers that are not 0, of length 1. */
import { plain, type Word } from './words-of-note.ts'

type Words = readonly Word[]

export interface Sparse {
  readonly ids: Int32Array
  /** As many, each above 0. */
  readonly weights: Float32Array
}

/** `notes`: the words of each. */
export function byStems(notes: readonly Words[]): Sparse[] {
  const numbers = new Map<string, number>()
  const numberOf = (stem: string): number => {
    const number = numbers.get(stem) ?? numbers.size
    numbers.set(stem, number)
    return number
  }
  const counts = notes.map(words => counted(stemsIn(words).map(numberOf)))
  return weighed(counts, numbers.size)
}

/** Runs of three to five letters within words, so that other forms of a word and other spellings are near. */
export const byLetters = (notes: readonly Words[]): Sparse[] =>
  weighed(
    notes.map(words => counted(lettersIn(words))),
    runsTold,
  )

function stemsIn(words: Words): string[] {
  const telling = words.filter(({ isCommon }) => !isCommon)
  // A note of common words alone is compared by them.
  return (telling.length > 0 ? telling : words).map(({ stem }) => stem)
}

/** So many runs are told apart, more or less, so that no text can fill the memory with ever new ones. */
const runsTold = 2 ** 18
/** What is said further on adds little. */
const mostLetters = 800
const [shortestRun, longestRun] = [3, 5]

function* lettersIn(words: Words): Generator<number> {
  let left = mostLetters
  for (const { written, isCommon } of words) {
    if (isCommon || left <= 0) continue
    const letters = Array.from(` ${plain(written)} `, letter => letter.codePointAt(0) ?? 0).slice(0, left)
    left -= letters.length
    for (let from = 0; from < letters.length; from += 1) yield* runsAt(letters, from)
  }
}

/** FNV-1a over the letters. */
function* runsAt(letters: readonly number[], from: number): Generator<number> {
  let hash = 0x81_1c_9d_c5
  const longest = Math.min(longestRun, letters.length - from)
  for (let length = 1; length <= longest; length += 1) {
    hash = Math.imul(hash ^ (letters[from + length - 1] ?? 0), 0x01_00_01_93)
    if (length >= shortestRun) yield ((hash ^ (hash >>> 12)) >>> 0) % runsTold
  }
}

/** Each once, weighed by how often it is there. */
function counted(numbers: Iterable<number>): Sparse {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return { ids: Int32Array.from(counts.keys()), weights: Float32Array.from(counts.values()) }
}

/** Said by more than this share of many notes, a run of letters tells none of them from the others, and costs the most. */
const tooCommon = 0.2
const many = 500

/** What is rare weighs more, and saying it again in one note adds little. */
function weighed(counts: readonly Sparse[], features: number): Sparse[] {
  const having = new Uint32Array(features)
  for (const { ids } of counts) for (const id of ids) having[id] = (having[id] ?? 0) + 1
  const numbers = numbered(having)
  const most = counts.length < many ? Infinity : counts.length * tooCommon
  return counts.map(({ ids, weights }) => {
    const kept = [...ids.keys()].filter(at => (having[ids[at] ?? 0] ?? 0) <= most)
    const weigh = (at: number): number =>
      (1 + Math.log(weights[at] ?? 1)) * (Math.log((1 + counts.length) / (1 + (having[ids[at] ?? 0] ?? 0))) + 1)
    const weighedBy = kept.map(weigh)
    const length = Math.hypot(...weighedBy) || 1
    return {
      ids: Int32Array.from(kept, at => numbers[ids[at] ?? 0] ?? 0),
      weights: Float32Array.from(weighedBy, weight => weight / length),
    }
  })
}

/** New numbers of the features that are there, without gaps. */
function numbered(having: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(having.length)
  let next = 0
  for (let feature = 0; feature < having.length; feature += 1) {
    numbers[feature] = next
    if ((having[feature] ?? 0) > 0) next += 1
  }
  return numbers
}
