import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWords, isKeepable, keepableText, lengthOf, line, optionalWords, words, shortened } from './text.ts'

const Text = words(10, 'Write at least one word.')
const whyNot = (text: string, schema = Text): string | undefined => schema.safeParse(text).error?.issues[0]?.message

test('[N1] words come out as they went in, or not at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 15 }), text => {
      const taken = optionalWords(10).safeParse(text)
      expect(taken.success ? taken.data : text).toBe(text)
      expect(taken.error?.issues[0]?.message ?? 'Taken.').toMatch(/^[A-Z].*\.$/)
    }),
  )
})

test('[N1] spaces, breaks, capitals, quotes and missing commas stay as they were typed', () => {
  for (const text of ['  two  ', 'a\n\nb\n', '\tx', "Its  'ok'", 'ŵy Ŷ', '👩‍👩‍👧 hi', 'مرحبا', 'e\u0301'])
    expect(Text.safeParse(text)).toEqual({ success: true, data: text })
})

test('[N1] a text that leaves no mark says nothing', () => {
  for (const text of [
    '',
    ' ',
    '\n\t ',
    '\u00A0',
    '\u200B\u200D',
    '\u2066\u2069',
    '\uFEFF',
    '\u2800',
    '\u3164',
    '\u00AD',
  ])
    expect(whyNot(text)).toBe('Write at least one word.')
  for (const text of ['.', '?', '0', '🙂', '-']) expect(hasWords(text)).toBe(true)
})

test('[N1] characters that no document can hold are refused, with what to do', () => {
  const sentence = 'There is a character in it that cannot be kept. Type it again, or paste it as plain text.'
  for (const text of [
    'a\u0000',
    'a\u000Bb',
    'a\r\nb',
    'a\u001B[0m',
    'a\u007F',
    'a\u0092s',
    'a\uFFFF',
    'a\uD83D',
    '\uDE00a',
  ])
    expect(whyNot(text)).toBe(sentence)
})

test('[N1] a title is one line', () => {
  const Title = line(20, 'Give it a title.')
  for (const text of ['a\nb', 'a\u2028b', 'a\u2029b']) expect(whyNot(text, Title)).toBe('Keep it to one line.')
  expect(whyNot('Our Direction', Title)).toBeUndefined()
})

test('[N2] a text of the limit fits and one more does not, in letters and in emoji', () => {
  for (const letter of ['a', 'ŵ', '🎉', '字']) {
    expect(lengthOf(letter.repeat(10))).toBe(10)
    expect(whyNot(letter.repeat(10))).toBeUndefined()
    expect(whyNot(letter.repeat(11))).toBe('That is too long: at most 10 characters fit.')
  }
})

test('[N2] a text that is shortened ends with a whole character', () => {
  for (const letter of ['a', 'ŵ', '🎉', '字']) {
    expect(shortened(letter.repeat(10), 10)).toBe(letter.repeat(10))
    expect(shortened(letter.repeat(11), 10)).toBe(`${letter.repeat(10)}…`)
  }
  expect(shortened('Two words', 4)).toBe('Two…')
  expect(shortened('', 4)).toBe('')
})

test('[N2] a text far beyond the limit is refused at once', () => {
  expect(whyNot('a'.repeat(10_000_000))).toBe('That is too long: at most 10 characters fit.')
})

test('[N3] pasted text becomes words that can be kept; done twice it is done once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), pasted => {
      const kept = keepableText(pasted)
      expect(isKeepable(kept)).toBe(true)
      expect(keepableText(kept)).toBe(kept)
      const alreadyPlain = isKeepable(pasted) && !/[\u2028\u2029]/.test(pasted)
      expect(kept).toBe(alreadyPlain ? pasted : kept)
    }),
  )
})

test('[N3] every kind of line break becomes one line break', () => {
  expect(keepableText('a\r\nb\rc\nd\u2028e\u2029f\u000Bg\u000Ch\u0085i')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni')
  expect(keepableText('a\u0000b\uD83Dc')).toBe('ab\uFFFDc')
})
