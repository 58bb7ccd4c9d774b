import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldLetters, hasAllWords, partsFound, wordsToFind } from './find-words.ts'

/** Letters as people write them here, with loose accents among them. */
const letters = fc.constantFrom(
  ...Array.from('aBcdwŵŴyŷÂâéÉñßœŒøŁıİςΣﬁ’\'"“–- \n.,?*()[\\'),
  'e\u0301',
  '\u0302',
  '👋🏽',
  'عَرَبي',
)
const text = fc.array(letters, { maxLength: 30 }).map(all => all.join(''))
const anything = fc.string({ unit: 'grapheme', maxLength: 40 })

test('[A90] words are found in capitals or not, with accents or without, and ŵ as w', () => {
  const finds = (said: string, looked: string): boolean => hasAllWords(foldLetters(said), wordsToFind(looked))
  expect(finds('Y Ŵyl yn y dref', 'wyl')).toBe(true)
  expect(finds('Y Wyl yn y dref', 'ŵyl DREF')).toBe(true)
  expect(finds('A café on Sundays', 'cafe\u0301')).toBe(true)
  expect(finds('People’s own words', "people's")).toBe(true)
  expect(finds('Straße, Łódź, Ærø', 'STRASSE lodz aero')).toBe(true)
  expect(finds('Open on Sundays', 'sunday open')).toBe(true)
  expect(finds('Open on Sundays', 'monday')).toBe(false)
  expect(finds('Open on Sundays', '.*')).toBe(false)
})

test('[A90] folding is done once: folded again, or piece by piece, it is the same', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(foldLetters(foldLetters(one))).toBe(foldLetters(one))
      expect(foldLetters(one + other)).toBe(foldLetters(one) + foldLetters(other))
      expect(foldLetters(one.normalize('NFC'))).toBe(foldLetters(one.normalize('NFD')))
    }),
  )
})

test('[A90] any piece of what was written is found in it, however its capitals and accents are typed', () => {
  fc.assert(
    fc.property(text, text, text, (before, piece, after) => {
      const folded = foldLetters(before + piece + after)
      for (const typed of [piece, piece.normalize('NFD'), foldLetters(piece), foldLetters(piece).toUpperCase()])
        expect(hasAllWords(folded, wordsToFind(typed))).toBe(true)
    }),
  )
})

test('[A91] what is found is marked, and the words stay letter for letter', () => {
  expect(partsFound('Open on Sundays', wordsToFind('SUN op'))).toEqual([
    { text: 'Op', isFound: true },
    { text: 'en on ', isFound: false },
    { text: 'Sun', isFound: true },
    { text: 'days', isFound: false },
  ])
  expect(partsFound('a café e\u0301', wordsToFind('cafe e'))).toEqual([
    { text: 'a ', isFound: false },
    { text: 'café', isFound: true },
    { text: ' ', isFound: false },
    { text: 'e\u0301', isFound: true },
  ])
  expect(partsFound('banana', wordsToFind('ana'))).toEqual([
    { text: 'b', isFound: false },
    { text: 'anana', isFound: true },
  ])
  expect(partsFound('as it is', [])).toEqual([{ text: 'as it is', isFound: false }])
})

test('[A91] whatever is looked for in whatever was written, the parts are the whole, and each marked one holds what was looked for', () => {
  fc.assert(
    fc.property(fc.oneof(text, anything), fc.oneof(text, anything), (said, looked) => {
      const words = wordsToFind(looked)
      const parts = partsFound(said, words)
      expect(parts.map(part => part.text).join('')).toBe(said)
      for (const part of parts.filter(({ isFound }) => isFound))
        expect(words.some(word => foldLetters(part.text).includes(word))).toBe(true)
      for (const part of parts) expect(part.text).not.toBe('')
    }),
  )
})
