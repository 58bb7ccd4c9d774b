import { expect, test } from 'vitest'
import { AmbitionId } from '#model/ids.ts'
import { maxAmbitions } from '#model/strategy.ts'
import { waymarksOf } from './letters.ts'

const ambitions = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ambitionId: AmbitionId.parse(`ambition-number-${at}`) }))
const other = { ambitionId: null }

test('[R5] ambitions are A, B, C, each with the next tone, and what is about none has no letter', () => {
  expect(waymarksOf([...ambitions(4), other])).toEqual([
    { letter: 'A', tone: 'a' },
    { letter: 'B', tone: 'b' },
    { letter: 'C', tone: 'c' },
    { letter: 'D', tone: 'd' },
    { letter: '', tone: 'f' },
  ])
  expect(waymarksOf([other, other, other]).map(({ tone }) => tone)).toEqual(['f', 'e', 'f'])
})

test('[R5] the most ambitions that fit have a letter each; the tones begin again', () => {
  const marks = waymarksOf(ambitions(maxAmbitions))
  expect(new Set(marks.map(({ letter }) => letter)).size).toBe(maxAmbitions)
  expect(marks.map(({ tone }) => tone).join('')).toBe('abcdefabcdef')
})
