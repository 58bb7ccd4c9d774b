import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowOf } from './closeness.ts'
import { compared, readNote, rowsOf } from './compared-notes.ts'

const words = ['lift', 'broken', 'evening', 'open', 'bus', 'ystafell', 'مساء', '🙂', 'the', '']
const notes = fc.array(
  fc.record({
    note: fc.array(fc.constantFrom(...words), { maxLength: 5 }).map(all => readNote(all.join(' '))),
    sense: fc.option(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }).map(all => unit([...all, 1])),
      { nil: undefined },
    ),
  }),
  { minLength: 1, maxLength: 12 },
)

const unit = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values)
  return Float32Array.from(values, value => value / length)
}

test('[T204] a few notes are compared with all as all are with each other, each with itself as closely as can be', () => {
  fc.assert(
    fc.property(notes, all => {
      const read = all.map(({ note }) => note)
      const senses = all.map(({ sense }) => sense)
      const square = compared(read, senses)
      const rowFor = rowsOf(read, senses, 1)
      const manyFor = rowsOf(read, senses, 1000)
      for (const [at, { sense, note }] of all.entries()) {
        const row = rowFor(at)
        expect([...manyFor(at)]).toEqual([...rowOf(square, at)])
        for (const [other, value] of row.entries()) {
          expect(value).toBeCloseTo(rowOf(square, at)[other]!, 5)
          expect(value).toBeCloseTo(rowFor(other)[at]!, 5)
        }
        expect(row[at]).toBeCloseTo(sense === undefined && note.words.length === 0 ? 0 : 1, 5)
      }
    }),
    { seed: 204 },
  )
})

test('[T214] notes as long as they may be, of words that nobody else says, are compared in a moment', () => {
  const long = Array.from({ length: 150 }, (_, note) =>
    readNote(Array.from({ length: 400 }, (__, at) => `w${note * 7919}x${at * 104_729}`).join(' ')),
  )
  const begun = performance.now()
  const square = compared(long, [])
  expect(rowOf(square, 3)[3]).toBeCloseTo(1, 3)
  expect(performance.now() - begun).toBeLessThan(8000)
})
