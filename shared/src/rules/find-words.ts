/**
 * Finding words in what people wrote, as somebody looks for them: in capitals or not, with accents or without, ŵ as w, a curly
 * apostrophe as the straight one of the keyboard. The words themselves are never changed by it.
 */

/** Letters and marks that Unicode does not take apart, and that are looked for by their nearest key. */
const nearest: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
}

const others = new RegExp(`[${Object.keys(nearest).join('')}]`, 'g')

/** As letters are compared. What is folded once stays the same; two texts that stand together are folded as each for itself. */
export function foldLetters(text: string): string {
  const taken = text.normalize('NFKD').replaceAll(/[\u0300-\u036F]/g, '')
  // Through capitals, for ß and for the two small forms of sigma; by them an accent may come loose.
  const small = taken.toUpperCase().toLowerCase().normalize('NFKD').replaceAll('ς', 'σ')
  return small.replaceAll(/[\u0300-\u036F]/g, '').replaceAll(others, letter => nearest[letter] ?? letter)
}

/** The words that are looked for, folded: every one of them must be there. */
export const wordsToFind = (typed: string): string[] =>
  foldLetters(typed)
    .split(/\s+/)
    .filter(word => word !== '')

/** `folded`: the text, after foldLetters. The order of the words does not matter. */
export const hasAllWords = (folded: string, words: readonly string[]): boolean =>
  words.every(word => folded.includes(word))

const foldedTexts = new WeakMap<object, string>()

/** The text of a note, folded once: whoever looks for words among thousands asks again at every letter. A note whose words change is another object. */
export function foldedTextOf(note: { readonly text: string }): string {
  const folded = foldedTexts.get(note) ?? foldLetters(note.text)
  foldedTexts.set(note, folded)
  return folded
}

export interface Part {
  readonly text: string
  readonly isFound: boolean
}

/** The text in pieces, letter for letter, those found apart from the others. A letter that is found in part is found. */
export function partsFound(text: string, words: readonly string[]): Part[] {
  const found = words.length === 0 ? [] : foundIn(text, words)
  const parts: Part[] = []
  let at = 0
  for (const [from, to] of found) {
    if (at < from) parts.push({ text: text.slice(at, from), isFound: false })
    parts.push({ text: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false })
  return parts
}

type Range = readonly [from: number, to: number]

/** A letter with the marks that stand on it, so that no mark is cut from its letter. */
const letters = /\P{M}\p{M}*|\p{M}+/gsu

/** Apart from each other, in their order. */
function foundIn(text: string, words: readonly string[]): Range[] {
  let folded = ''
  /** Of each folded letter: the letter of the text it comes from. */
  const from: Range[] = []
  for (const { 0: letter, index } of text.matchAll(letters)) {
    const small = foldLetters(letter)
    folded += small
    for (let at = 0; at < small.length; at += 1) from.push([index, index + letter.length])
  }
  return joined(words.flatMap(word => placesOf(word, folded)).map(([first, last]) => rangeOf(from, first, last)))
}

const rangeOf = (from: readonly Range[], first: number, last: number): Range => [
  from[first]?.[0] ?? 0,
  from[last]?.[1] ?? 0,
]

/** The first and the last letter of each place. */
function placesOf(word: string, folded: string): Range[] {
  const places: Range[] = []
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
    places.push([at, at + word.length - 1])
  return places
}

/** Ranges that meet become one. */
function joined(ranges: readonly Range[]): Range[] {
  const apart: Range[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1)
    if (last !== undefined && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)]
    else apart.push([from, to])
  }
  return apart
}
