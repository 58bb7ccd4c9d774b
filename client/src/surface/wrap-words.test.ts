import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthOf } from '@waymark/shared/model/text.ts'
import { countLines, wrapWords } from './wrap-words.ts'

const widthOf = (text: string): number => text.length * 8

test('[V7] words fall into lines that fit, none is lost, and what fits on a line is not broken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 20, max: 400 }), (text, width) => {
      const lines = wrapWords(text, width, widthOf)
      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
      for (const line of lines) expect(widthOf(line) <= width || lengthOf(line.trim()) <= 1).toBe(true)
    }),
  )
  expect(wrapWords('one two three', 8 * 7, widthOf)).toEqual(['one two', 'three'])
  expect(wrapWords('Co-Pro', 8 * 4, widthOf)).toEqual(['Co-', 'Pro'])
  expect(countLines('', 100, widthOf)).toBe(1)
})
