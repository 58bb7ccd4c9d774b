/** The words of a note, letter for letter, with those that were looked for marked. */
import { partsFound, wordsToFind } from '@waymark/shared/rules/find-words.ts'

export function FoundWords({ text, find }: { readonly text: string; readonly find: string }) {
  const words = wordsToFind(find)
  if (words.length === 0) return text
  return partsFound(text, words).map(({ text: part, isFound }, at) =>
    isFound ? <mark key={`${at} ${part}`}>{part}</mark> : part,
  )
}
