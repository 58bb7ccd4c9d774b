import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnswerFile, type ReadAnswer } from '@waymark/server/intake/read-answer-file.ts'
import {
  aSet,
  emptyFile,
  escaped,
  filledIn,
  insteadOfBox,
  paragraphs,
  typedInto,
  withDocument,
  withPart,
} from '#support/filled-in.ts'
import { startSaving, type Files, type Saving } from '#support/libreoffice.ts'

const set = aSet()
const [one, two, , four] = set.questions
const long = Array.from(
  { length: 5000 },
  (_, at) => `${at % 7 === 0 ? 'gŵyl' : 'word'}${at}${at % 50 === 49 ? '\n' : ' '}`,
)
  .join('')
  .trim()
const answers = [
  'Nobody asked the night shift.\n\nThey work  when we meet. 👩🏽‍🚀',
  'مساء الخير\nنعم نعم',
  'Llŷn, ŵyl, tŷ – “popeth”',
  long,
]

const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraphs(text)}</w:tc>`
const table = `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell('Day')}${cell('Bus')}</w:tr><w:tr>${cell('Monday')}${cell('None at all')}</w:tr></w:tbl>`

let saving: Saving
/** By what was done to it, then by the way it went. */
const read: Record<string, Record<string, ReadAnswer>> = {}

beforeAll(async () => {
  saving = await startSaving()
  const empty = await emptyFile('docx')
  const filled = filledIn(empty, set, answers)
  const sent: Files = {
    filled,
    large: filledIn(await emptyFile('docx-large'), set, answers),
    over: withDocument(filled, xml => insteadOfBox(xml, two!.id, paragraphs('Over the box.'))),
    around: withDocument(filled, xml =>
      insteadOfBox(xml, two!.id, box => paragraphs('Above it.') + box + paragraphs('Below it.')),
    ),
    reworded: withDocument(filled, xml => xml.replace('What should we keep doing?', 'What must we keep on doing?')),
    tables: withDocument(filled, xml =>
      insteadOfBox(
        typedInto(xml, four!.id, `${paragraphs('See:')}${table}<w:p/>`),
        two!.id,
        box => `${box}<w:p/>${table}`,
      ),
    ),
    named: withDocument(filled, xml => typedInto(xml, 'wm_name', paragraphs('Ama Ŵyn'))),
  }
  const typed = withPart(await emptyFile('odt'), 'content.xml', xml =>
    set.questions.reduce((whole, { id }, at) => {
      const mark = `<text:bookmark-end text:name="wm_q_${id.replaceAll('-', '_')}"/></text:p>`
      const words = escaped(answers[at] ?? '')
        .replaceAll('  ', ' <text:s/>')
        .replaceAll('\n', '</text:p><text:p>')
      return whole.replace(mark, `${mark.replace('</text:p>', '')}${words}</text:p>`)
    }, xml),
  )
  const again = await saving.as('docx', 'docx', sent)
  const open = await saving.as('odt', 'docx', sent)
  const back = await saving.as('docx', 'odt', { ...open, typed })
  const text = await saving.as('txt', 'docx', { plain: filled })
  for (const [way, files] of Object.entries({ again, open, back, text }))
    for (const [name, bytes] of Object.entries(files))
      read[name] = { ...read[name], [way]: await readAnswerFile({ bytes }, set) }
}, 300_000)
afterAll(() => {
  saving.stop()
})

/** Spaces and ends of lines aside: of these programs make others. */
const words = (text: string): string[] => text.split(/\s+/).filter(word => word !== '')
const piecesOf = ({ pieces }: ReadAnswer, question: number, isSure: boolean): string[] =>
  pieces
    .filter(
      ({ questionId, why }) => questionId === (set.questions[question - 1]?.id ?? null) && (why === '') === isSure,
    )
    .flatMap(({ text }) => words(text))
const each = (name: string, look: (answer: ReadAnswer) => unknown): unknown[] => {
  const ways = Object.values(read[name] ?? {})
  if (ways.length === 0) throw new Error(`nothing was read of ${name}`)
  return ways.map(look)
}
const same = <T>(name: string, value: T): T[] => each(name, () => value) as T[]
const sureAnswers = (answer: ReadAnswer) => [1, 2, 3, 4].map(number => piecesOf(answer, number, true))
const unsure = ({ pieces }: ReadAnswer) => pieces.filter(({ why }) => why !== '').length

test.each(['filled', 'large', 'typed', 'plain'])(
  '[E58] saved again by LibreOffice, as Word, as OpenDocument, as Word once more, or as text, every word stands under its question: %s',
  name => {
    expect(each(name, sureAnswers)).toEqual(same(name, answers.map(words)))
    expect(each(name, unsure)).toEqual(same(name, 0))
  },
)

test('[E58] after a round trip a name is still a name', () => {
  expect(each('named', ({ name }) => name)).toEqual(same('named', 'Ama Ŵyn'))
})

test('[E58] after a round trip words typed over a box, above it and below it are there, and say so where they are not in it', () => {
  expect(each('over', sureAnswers)).toEqual(same('over', answers.with(1, 'Over the box.').map(words)))
  expect(each('around', sureAnswers)).toEqual(same('around', answers.map(words)))
  expect(each('around', answer => piecesOf(answer, 2, false))).toEqual(same('around', words('Above it. Below it.')))
})

test('[E58] after a round trip a question in other words is flagged, and its answer is under it', () => {
  expect(each('reworded', sureAnswers)).toEqual(same('reworded', answers.map(words)))
  expect(each('reworded', answer => piecesOf(answer, 2, false))).toEqual(
    same('reworded', words('2. What must we keep on doing?')),
  )
})

test('[E58] after a round trip a pasted table has its cells, in a box and beside it', () => {
  const cells = words('Day Bus Monday None at all')
  expect(each('tables', answer => piecesOf(answer, 4, true))).toEqual(same('tables', ['See:', ...cells]))
  expect(each('tables', answer => piecesOf(answer, 2, false))).toEqual(same('tables', cells))
  expect(each('tables', answer => piecesOf(answer, 1, true))).toEqual(same('tables', words(answers[0] ?? '')))
  expect(one?.text).toBe('What did the first session leave out?')
})
