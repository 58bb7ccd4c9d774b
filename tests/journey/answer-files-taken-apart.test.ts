import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import {
  aSet,
  boxIn,
  emptyFile,
  paragraphs,
  typedInto,
  withDocument,
  withoutBookmarks,
  withoutControls,
} from '#support/filled-in.ts'

const set = aSet()
const empty = await emptyFile('docx')

/** The words of a question as they stand in the file, with its hint. */
function headingIn(xml: string, at: number): { readonly from: number; readonly to: number } {
  const { from: to } = boxIn(xml, set.questions[at]!.id)
  const from = at === 0 ? boxIn(xml, 'wm_name').to : boxIn(xml, set.questions[at - 1]!.id).to
  return { from, to }
}

const headings = ['kept', 'kept', 'kept', 'reworded', 'unlike', 'gone', 'no style'] as const
const boxes = ['whole', 'whole', 'bookmarked', 'bare', 'typed over', 'above', 'below', 'empty', 'two columns'] as const

interface Part {
  readonly heading: (typeof headings)[number]
  readonly box: (typeof boxes)[number]
}

const answerOf = (at: number): string => `answer-${at + 1} of many words\nand answer-${at + 1} again`

function headingAs(heading: string, how: Part['heading'], at: number): string {
  const { text } = set.questions[at]!
  const escaped = text.replaceAll('&', '&amp;')
  switch (how) {
    case 'gone':
      return ''
    case 'reworded':
      return heading.replace(escaped, `${escaped.replace(/\s\S+$/, '')} then, in your view?`)
    case 'unlike':
      return heading.replace(/\d\. /, '').replace(escaped, 'Tell us')
    case 'no style':
      return heading.replace(/<w:pStyle [^>]*>/g, '')
    case 'kept':
      return heading
  }
}

function boxAs(xml: string, how: Part['box'], at: number): string {
  const { id } = set.questions[at]!
  const filled = boxIn(typedInto(xml, id, paragraphs(answerOf(at))), id).box
  const { box } = boxIn(xml, id)
  const said = paragraphs(answerOf(at))
  const ways: Record<Part['box'], () => string> = {
    whole: () => filled,
    bookmarked: () => withoutControls(filled),
    bare: () => withoutBookmarks(withoutControls(filled)),
    'typed over': () => said,
    above: () => said + box,
    below: () => box + said,
    empty: () => box,
    'two columns': () => `<w:tbl><w:tr><w:tc>${paragraphs('Mine:')}</w:tc><w:tc>${said}</w:tc></w:tr></w:tbl>`,
  }
  return ways[how]()
}

function takenApart(parts: readonly Part[], order: readonly number[]): Uint8Array {
  return withDocument(empty, xml => {
    const all = parts.map(({ heading, box }, at) => {
      const { from, to } = headingIn(xml, at)
      return headingAs(xml.slice(from, to), heading, at) + boxAs(xml, box, at)
    })
    const [start, end] = [boxIn(xml, 'wm_name').to, boxIn(xml, set.questions.at(-1)!.id).to]
    return xml.slice(0, start) + order.map(at => all[at] ?? '').join('<w:p/>') + xml.slice(end)
  })
}

const part = fc.record({ heading: fc.constantFrom(...headings), box: fc.constantFrom(...boxes) })
const order = fc.constantFrom([0, 1, 2, 3], [0, 1, 2, 3], [1, 0, 2, 3], [3, 2, 1, 0], [0, 2, 3], [2])

test('[E53] however a file was taken apart, an answer stands under its question, or says that this is not certain', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(part, part, part, part), order, async (parts, kept) => {
      const isAnswered = kept.some(at => parts[at]?.box !== 'empty')
      const { pieces } = isAnswered ? await readAnswerFile({ bytes: takenApart(parts, kept) }, set) : { pieces: [] }
      for (const at of kept.filter(one => parts[one]?.box !== 'empty')) {
        const mine = pieces.filter(({ text }) => text.includes(`answer-${at + 1} `))
        expect(mine.flatMap(({ text }) => text.match(new RegExp(`answer-${at + 1} `, 'g')) ?? [])).toHaveLength(2)
        expect(mine.filter(({ questionId, why }) => questionId !== set.questions[at]?.id && why === '')).toEqual([])
      }
    }),
    { seed: 20260511, numRuns: 250 },
  )
})
