import { expect, test } from 'vitest'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import { sayLeft } from './say-left.ts'
import { newSince, sayCounts, sayMarks } from './say-watched.ts'

const watched = (number: number, notes: number): Watched => ({
  session: { title: 'First', startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' } },
  breakout: {
    number,
    of: 2,
    question: 'What next?',
    step: 'write',
    endsAt: null,
    marks: 'none',
    rooms: 6,
    notes,
    sections: [],
  },
  join: '',
})

test('[G5] new notes are counted, those that went are not spoken of, and another breakout begins anew', () => {
  expect(newSince(watched(1, 3), watched(1, 8))).toBe(5)
  expect(newSince(watched(1, 8), watched(1, 3))).toBe(0)
  expect(newSince(watched(1, 8), watched(2, 3))).toBe(3)
})

test('[G5] counts, marks and the time that is left are said in words, and in digits on the big screen', () => {
  expect(sayCounts({ notes: 36, rooms: 6 })).toBe('36 notes from 6 rooms')
  expect(sayMarks({ marks: { people: 1, dots: 1 } }, 'agree')).toBe('1 person agrees')
  expect(sayMarks({ marks: { people: 2, dots: 5 } }, 'dots')).toBe('5 dots from 2 people')
  expect(sayMarks({ marks: null }, 'dots')).toBe('')
  expect([0, 1000, 60_001, 600_000].map(ms => sayLeft(ms, false))).toEqual([
    'The time is up',
    'Less than a minute left',
    '2 minutes left',
    '10 minutes left',
  ])
  expect([59_001, 61_000].map(ms => sayLeft(ms, true))).toEqual(['1:00 left', '1:01 left'])
})
