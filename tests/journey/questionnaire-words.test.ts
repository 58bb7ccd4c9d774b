import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QuestionId } from '@waymark/shared/model/ids.ts'
import { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import { aSet, emptyFile, filledIn, withDocument, withoutBookmarks, withoutControls } from '#support/filled-in.ts'

const usual = aSet()
const said = [
  'Your name', '1. Why?', 'Why?', '2. Why?', 'Thank you.', 'That was the last question. Thank you.', 'How to answer', 'مرحبا بكم',
  'Two  spaces', '\ttab', '{brace}', '“quoted” – it’s', '<b>&amp;', 'Page 1 of 2', '  ', 'é e\u0301', '👩🏽‍🚀', 'A: b:', '# Title', '3) What now',
] // prettier-ignore
const line = fc.oneof(fc.constantFrom(...said), fc.string({ unit: 'grapheme', maxLength: 20 }))
const words = fc.array(line, { maxLength: 5 }).map(lines => lines.join('\n'))
const title = line.map(text => `${text} x`)

/** A set as an organiser may have written it. */
const anySet = fc
  .record({
    title,
    intro: words,
    outcome: words,
    contact: words,
    texts: fc.array(fc.tuple(line, words), { minLength: 1, maxLength: 6 }),
  })
  .map(({ texts, ...more }) =>
    QuestionSet.safeParse({
      ...usual,
      ...more,
      questions: texts.map(([text, hint], at) => ({
        ...usual.questions[0],
        id: QuestionId.parse(`question-${at}-of-set`),
        text,
        hint,
      })),
    }),
  )
  .filter(({ success }) => success)
  .map(({ data }) => data ?? usual)

const bare = (bytes: Uint8Array) => withDocument(bytes, xml => withoutBookmarks(withoutControls(xml)))
const outcome = (bytes: Uint8Array, set: QuestionSet) =>
  readAnswerFile({ bytes }, set).then(
    ({ pieces }) => pieces.map(({ text, why }) => [text, why]),
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )

test('[E51] whatever is asked, nothing that we wrote is taken for words of somebody', async () => {
  await fc.assert(
    fc.asyncProperty(anySet, async set => {
      const docx = await emptyFile('docx', set)
      for (const bytes of [docx, bare(docx), await emptyFile('odt', set)])
        expect(await outcome(bytes, set)).toBe(
          'There is no answer in it. If something was written in it, open it, save it again, and send that.',
        )
    }),
    { seed: 20260512, numRuns: 40 },
  )
})

test('[E52] whatever is asked, each answer is read under its question, and without any mark no wrong one is certain', async () => {
  await fc.assert(
    fc.asyncProperty(anySet, async set => {
      const answers = set.questions.map((_, at) => `Answer number ${at + 1}`)
      const read = await readAnswerFile({ bytes: filledIn(await emptyFile('docx', set), set, answers) }, set)
      expect(
        set.questions.map(({ id }) =>
          read.pieces.filter(({ questionId }) => questionId === id).map(({ text }) => text),
        ),
      ).toEqual(answers.map(text => [text]))
      expect(read.pieces).toHaveLength(answers.length)
      const unmarked = await readAnswerFile({ bytes: bare(filledIn(await emptyFile('docx', set), set, answers)) }, set)
      const wrong = unmarked.pieces.filter(
        ({ text, questionId, why }) =>
          why === '' && answers[set.questions.findIndex(({ id }) => id === questionId)] !== text,
      )
      expect([wrong, answers.filter(text => !unmarked.pieces.some(piece => piece.text.includes(text)))]).toEqual([
        [],
        [],
      ])
    }),
    { seed: 20260513, numRuns: 40 },
  )
})
