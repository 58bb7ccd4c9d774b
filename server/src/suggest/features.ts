/** Notes as vectors over their words and letters: few numbers that are not 0, of length 1. */
import { plain, wordsOf } from './words-of-note.ts'

export interface Sparse {
  readonly ids: Int32Array
  /** As many, each above 0. */
  readonly weights: Float32Array
}

export const byStems = (texts: readonly string[]): Sparse[] => weighed(texts.map(stemsIn))

/** Runs of three to five letters within words, so that other forms of a word and other spellings are near. */
export const byLetters = (texts: readonly string[]): Sparse[] => weighed(texts.map(lettersIn))

function stemsIn(text: string): string[] {
  const words = wordsOf(text)
  const telling = words.filter(({ isCommon }) => !isCommon)
  // A note of common words alone is compared by them.
  return (telling.length > 0 ? telling : words).map(({ stem }) => stem)
}

function lettersIn(text: string): string[] {
  return wordsOf(text).flatMap(({ written, isCommon }) => {
    if (isCommon) return []
    const letters = Array.from(` ${plain(written)} `)
    return [3, 4, 5].flatMap(length =>
      Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) =>
        letters.slice(at, at + length).join(''),
      ),
    )
  })
}

/** Said by more than this share of many notes, a run of letters tells none of them from the others, and costs the most. */
const tooCommon = 0.2
const many = 500

/** What is rare weighs more, and saying it again in one note adds little. */
function weighed(features: readonly (readonly string[])[]): Sparse[] {
  const ids = new Map<string, number>()
  const counts = features.map(all => {
    const own = new Map<number, number>()
    for (const feature of all) {
      const id = ids.get(feature) ?? ids.size
      ids.set(feature, id)
      own.set(id, (own.get(id) ?? 0) + 1)
    }
    return own
  })
  const having = new Float64Array(ids.size)
  for (const own of counts) for (const id of own.keys()) having[id] = (having[id] ?? 0) + 1
  const most = features.length < many ? Infinity : features.length * tooCommon
  return counts.map(own => {
    const kept = [...own].filter(([id]) => (having[id] ?? 0) <= most)
    const weights = kept.map(
      ([id, count]) => (1 + Math.log(count)) * (Math.log((1 + features.length) / (1 + (having[id] ?? 0))) + 1),
    )
    const length = Math.hypot(...weights) || 1
    return {
      ids: Int32Array.from(kept, ([id]) => id),
      weights: Float32Array.from(weights, weight => weight / length),
    }
  })
}
