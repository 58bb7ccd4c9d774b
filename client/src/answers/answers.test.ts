/** What the inbox says of answers, and which of their words it shows as marked. */
import { expect, test } from 'vitest'
import { PieceId } from '@waymark/shared/model/ids.ts'
import { stretchesOf } from './passages.ts'
import { factsOfAnswer, nameOfAnswer, sayCounts } from './say-answers.ts'

const pieceId = PieceId.parse('piece-number-one')
const mark = (start: number, end: number, isTakenOff = false) => ({ pieceId, start, end, isTakenOff, isEarlier: false })

test('[E92] how many answers are left is said with each that waits for a decision', () => {
  const counts = { toRead: 4, split: 2, done: 9, lateToDecide: 1 }
  expect(sayCounts(counts, 0)).toBe('4 to read, 2 being split, 9 done, 1 late to decide')
  expect(sayCounts(counts, 3)).toBe('4 to read, 2 being split, 9 done, 1 late to decide, 3 taken back')
})

test('[E92] a line of the inbox says how an answer came, what is left in it, and whose it may be too', () => {
  const line = { number: 5, name: null, wayIn: 'phone', state: 'split', day: '2027-05-08', isLate: true } as const
  const more = { late: null, words: 12, notes: 1, unplaced: 2, isChanged: false }
  expect(nameOfAnswer(line)).toBe('Answer 5')
  expect(factsOfAnswer({ ...line, ...more, alike: [] })).toEqual([
    'Being split',
    'By phone',
    'Late, to decide',
    '1 note',
    '2 parts under no question',
  ])
})

test('[E93] every letter of a part is shown once, and those of a passage as marked, where passages overlap too', () => {
  const part = { pieceId, start: 10, end: 50 }
  expect(stretchesOf(part, [])).toEqual([{ start: 10, end: 50, isMarked: false }])
  expect(stretchesOf(part, [mark(5, 20), mark(15, 30), mark(35, 40, true)])).toEqual([
    { start: 10, end: 15, isMarked: true },
    { start: 15, end: 20, isMarked: true },
    { start: 20, end: 30, isMarked: true },
    { start: 30, end: 50, isMarked: false },
  ])
})
