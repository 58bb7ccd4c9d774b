import { expect, test } from 'vitest'
import { makePace } from './pace.ts'

test('[V23] only where frames come late again and again is the scrolling too fast for the page, until it rests', () => {
  const pace = makePace()
  const frames = (from: number, every: number, count: number): boolean[] =>
    Array.from({ length: count }, (_, at) => pace.isLate(from + at * every))
  expect(frames(0, 16, 20)).not.toContain(true)
  expect(pace.isLate(400)).toBe(false)
  expect(frames(416, 16, 5)).not.toContain(true)
  expect(pace.isLate(600)).toBe(true)
  pace.rested()
  expect(frames(5000, 16, 5)).not.toContain(true)
})
