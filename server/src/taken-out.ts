/**
 * Names that were taken out of a note are known again where somebody writes them into it once more: by keyed hashes, from which nobody
 * can read them. What an old window, a queue or an undo still holds does not bring them back.
 */
import { nameRemoved } from '@waymark/shared/model/erasure.ts'
import { blindIdOf } from '#keyed-secret.ts'

/** Of how many words a name can be that is known again. */
const mostWords = 8

interface Word {
  readonly said: string
  readonly start: number
  readonly end: number
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    said: word.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + word.length,
  }))

const hashOf = (key: Uint8Array, noteId: string, words: readonly Word[]): string =>
  blindIdOf(key, `taken-out ${noteId} ${words.map(({ said }) => said).join(' ')}`)

/** Undefined for what has no words, or too many. */
export function takenOutHash(key: Uint8Array, noteId: string, name: string): string | undefined {
  const words = wordsIn(name)
  return words.length === 0 || words.length > mostWords ? undefined : hashOf(key, noteId, words)
}

export interface Taking {
  readonly key: Uint8Array
  readonly noteId: string
  readonly takenOut: readonly string[]
}

/** The same words, with the mark wherever one of those names stands again. */
export function withoutTakenOut(text: string, { key, noteId, takenOut }: Taking): string {
  if (takenOut.length === 0) return text
  const known = new Set(takenOut)
  const words = wordsIn(text)
  let after = ''
  let from = 0
  for (let at = 0; at < words.length;) {
    const length = longestAt(words.slice(at, at + mostWords), window => known.has(hashOf(key, noteId, window)))
    const [first, last] = [words[at], words[at + length - 1]]
    if (length > 0 && first !== undefined && last !== undefined) {
      after += text.slice(from, first.start) + nameRemoved
      from = last.end
    }
    at += Math.max(1, length)
  }
  return after + text.slice(from)
}

function longestAt(words: readonly Word[], isKnown: (window: readonly Word[]) => boolean): number {
  for (let length = words.length; length > 0; length -= 1) if (isKnown(words.slice(0, length))) return length
  return 0
}
