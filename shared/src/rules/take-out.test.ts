import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameRemoved } from '#model/erasure.ts'
import { withoutName } from './take-out.ts'

test('[ER13] a name goes wherever it stands as words of its own, large or small, and nothing else does', () => {
  const left = (text: string, name: string): string => withoutName(text, name).text
  expect(left('Ann’s idea: ask ANN, not Anna or Joann.', 'Ann')).toBe(
    `${nameRemoved}’s idea: ask ${nameRemoved}, not Anna or Joann.`,
  )
  expect(left('Anne-Marie  Ó Súilleabháin (Mrs) said', 'anne-marie ó súilleabháin (mrs)')).toBe(`${nameRemoved} said`)
  expect(left('A.*b and axxb', 'a.*b')).toBe(`${nameRemoved} and axxb`)
  expect(left(`Was ${nameRemoved} here? A name`, 'name')).toBe(`Was ${nameRemoved} here? A ${nameRemoved}`)
  for (const nothing of ['', '  ', '\n'])
    expect(withoutName('As it is', nothing)).toMatchObject({ text: 'As it is', times: 0 })
})

test('[ER13] whatever is taken out of whatever: it does not stand there any more, the rest is letter for letter the same, and every place leads to the same words', () => {
  const word = fc.constantFrom('Nia', 'nia', 'Pugh', 'x', '🎉', '.', '-', nameRemoved, 'Ŵyn')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 2 }), (said, name) => {
      const text = said.join(' ')
      const { text: after, times, placeOf } = withoutName(text, name.join(' '))
      expect(withoutName(after, name.join(' ')).times).toBe(0)
      expect(after.split(nameRemoved).length - text.split(nameRemoved).length).toBe(times)
      let before = 0
      for (let at = 0; at <= text.length; at += 1) {
        const [start, end] = [placeOf(at, 'start'), placeOf(at, 'end')]
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeGreaterThanOrEqual(before)
        before = end
      }
      expect([placeOf(0, 'start'), placeOf(text.length, 'end')]).toEqual([0, after.length])
    }),
    { numRuns: 300 },
  )
})
