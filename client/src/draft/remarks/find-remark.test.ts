import { expect, test } from 'vitest'
import { StatementId } from '@waymark/shared/model/ids.ts'
import { maxQuote } from '@waymark/shared/model/remark.ts'
import { quoteFrom, remarkFinder, type Line } from './find-remark.ts'

const [one, two] = [StatementId.parse('statement-1'), StatementId.parse('statement-2')]
const line = (text: string, id?: StatementId): Line => ({ id, text })

/** Where a remark about `words` of a text is found once the statements read like `now`; `at`: which of several the same. */
function after(text: string, words: string, now: readonly Line[], at = 0) {
  let from = text.indexOf(words)
  for (let again = 0; again < at; again += 1) from = text.indexOf(words, from + 1)
  const quoted = quoteFrom(text, from, from + words.length)
  if (quoted === undefined) throw new Error('too long')
  const found = remarkFinder(now)({ ...quoted, statementId: one })
  return found.is === 'here' ? { ...found, words: now[found.index]?.text.slice(found.from, found.to) } : found
}

const bench = 'We need warm benches by every pool.'

test('[D74] a remark is at its words, however much is written around them', () => {
  const words = { words: 'warm benches', index: 0, isMoved: false }
  expect(after(bench, 'warm benches', [line(bench, one)])).toMatchObject({ ...words, from: 8, to: 20 })
  expect(after(bench, 'warm benches', [line(`Yes! ${bench}`, one)])).toMatchObject({ ...words, from: 13 })
  expect(after(bench, 'warm benches', [line('Two warm benches are not enough', one)])).toMatchObject(words)
  expect(after(bench, 'warm benches', [line('First'), line(bench, one)])).toMatchObject({ ...words, index: 1 })
})

test('[D74] words that are no longer there are not found, and the remark stays at its statement', () => {
  expect(after(bench, 'warm benches', [line('We need warm seats.', one)])).toEqual({ is: 'lost', index: 0 })
  expect(after(bench, 'warm benches', [line('', one)])).toEqual({ is: 'lost', index: 0 })
  expect(after(bench, 'warm benches', [line('warm benches elsewhere', two), line('x', one)])).toEqual({
    is: 'lost',
    index: 1,
  })
})

test('[D74] of words that stand there twice, those beside them say which are meant, or it is not said', () => {
  const text = 'A key for the pool, and a key for the shed.'
  expect(after(text, 'key', [line(text, one)])).toMatchObject({ from: 2 })
  expect(after(text, 'key', [line(text, one)], 1)).toMatchObject({ from: 26 })
  expect(after(text, 'key', [line('A key for the shed.', one)], 1)).toMatchObject({ from: 2 })
  const twins = 'so and so and so and so and so and so and so and so and so and so and so and so and so and so'
  expect(after(twins, 'and', [line(twins, one)], 6)).toEqual({ is: 'unclear', index: 0 })
  // The one that was meant is gone; the other is not taken for it.
  expect(after('No key here. Some key there.', 'key', [line('Lost. Some key there.', one)])).toEqual({
    is: 'lost',
    index: 0,
  })
})

test('[D74] it follows its words into the other half of a statement cut in two, and into one that was joined', () => {
  const halves = [line('We need ', one), line('warm benches by every pool.')]
  expect(after(bench, 'warm benches', halves)).toMatchObject({ index: 1, isMoved: true, words: 'warm benches' })
  expect(after(bench, 'warm benches', [line(`Swim. ${bench}`, two)])).toMatchObject({ index: 0, isMoved: true })
  expect(after(bench, 'warm benches', [line(bench), line(bench, two)])).toEqual({ is: 'gone' })
  expect(after(bench, 'pool', [line('The pool is cold.', two)])).toEqual({ is: 'gone' })
})

test('[D74] a remark about all of a statement is at it whatever it says, and at one that reads the same where it is gone', () => {
  const quoted = { quote: '', before: '', after: '', isOnlyOne: true, beginning: bench, statementId: one }
  expect(remarkFinder([line('Other words', one)])(quoted)).toMatchObject({ is: 'here', index: 0, isMoved: false })
  expect(remarkFinder([line('x', two), line(bench)])(quoted)).toMatchObject({ is: 'here', index: 1, isMoved: true })
  expect(remarkFinder([line(bench), line(bench)])(quoted)).toEqual({ is: 'gone' })
  expect(remarkFinder([line('', two)])({ ...quoted, beginning: '' })).toEqual({ is: 'gone' })
})

test('[D74] the first of two statements that share an id is meant', () => {
  expect(after(bench, 'warm', [line(bench, one), line(bench, one)])).toMatchObject({ index: 0 })
})

test('[D72] what is quoted is bounded, no letter of it is halved, and very many of the same are no burden', () => {
  expect(quoteFrom('x'.repeat(maxQuote + 1), 0, maxQuote + 1)).toBeUndefined()
  const emoji = quoteFrom('🙂'.repeat(300), 80, 82)
  expect([emoji?.before, emoji?.after, emoji?.beginning].every(text => text?.isWellFormed())).toBe(true)
  expect(after('a'.repeat(100_000), 'aa', [line('a'.repeat(100_000), one)])).toMatchObject({ is: 'here', from: 0 })
  expect(after('a'.repeat(100_000), 'aa', [line('a'.repeat(99_000), one)], 500)).toEqual({ is: 'unclear', index: 0 })
})
