import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWords, isKeepable } from '@waymark/shared/model/text.ts'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import { aSet, emptyFile, filledIn, withDocument, withoutControls } from '#support/filled-in.ts'

const set = aSet()
const empty = await emptyFile('docx')

const pieces = [
  'نعم',
  'مساء الخير',
  'שלום',
  'Llŷn',
  '👩🏽‍🚀',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  '\u200F',
  '\u2028',
  '\u00A0',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '{x}',
  '&amp;',
  '<w:t>',
  '1.',
  '?',
  'e\u0301',
]
const word = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 }))
/** Word keeps no empty lines around what was typed that anybody could tell from an empty box. */
const around = (text: string): string => {
  const lines = text.split('\n')
  const from = lines.findIndex(hasWords)
  return lines.slice(from, lines.findLastIndex(hasWords) + 1).join('\n')
}
const answer = fc
  .array(word, { maxLength: 30 })
  .map(words => around(words.join(' ')))
  .filter(text => text === '' || (isKeepable(text) && !text.includes('\r')))

test('[E51] whatever is typed into the boxes is read back letter for letter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 4, maxLength: 4 }).filter(all => all.some(hasWords)),
      fc.constantFrom('begun' as const, 'within' as const),
      fc.boolean(),
      async (answers, how, hasControls) => {
        const filled = filledIn(
          empty,
          set,
          answers.map(text => (text === '' ? undefined : text)),
          how,
        )
        const read = await readAnswerFile(hasControls ? filled : withDocument(filled, withoutControls), set)
        const found = set.questions.map(({ id }) => read.pieces.filter(({ questionId }) => questionId === id))
        expect(found.map(all => all.map(({ text }) => text).join('|'))).toEqual(answers)
        expect(read.pieces.every(({ questionId }) => questionId !== null)).toBe(true)
      },
    ),
    { seed: 20260508, numRuns: 150 },
  )
})
