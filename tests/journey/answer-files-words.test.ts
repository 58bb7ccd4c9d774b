import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWords, isKeepable } from '@waymark/shared/model/text.ts'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import { aSet, emptyFile, filledIn, insteadOfBox, withDocument, withPart, withoutControls } from '#support/filled-in.ts'

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
        const read = await readAnswerFile({ bytes: hasControls ? filled : withDocument(filled, withoutControls) }, set)
        const found = set.questions.map(({ id }) => read.pieces.filter(({ questionId }) => questionId === id))
        expect(found.map(all => all.map(({ text }) => text).join('|'))).toEqual(answers)
        expect(read.pieces.every(({ questionId }) => questionId !== null)).toBe(true)
      },
    ),
    { seed: 20260508, numRuns: 80 },
  )
})

/** What can stand around blocks and around runs in Word; `§` is where. Some of it is nonsense that a program may write all the same. */
const aroundBlocks = [
  '§',
  '<w:sdt><w:sdtPr><w:tag w:val="other"/></w:sdtPr><w:sdtContent>§</w:sdtContent></w:sdt>',
  '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>§</w:sdtContent></w:sdt>',
  '<w:p><w:del><w:r><w:pict><w:txbxContent>§</w:txbxContent></w:pict></w:r></w:del></w:p>',
  '<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:pict><w:txbxContent>§</w:txbxContent></w:pict></w:r></w:sdtContent></w:sdt></w:p>',
  '<w:customXml w:element="x">§</w:customXml>',
  '<w:ins w:id="1">§</w:ins>',
  '<w:del w:id="2">§</w:del>',
  '<w:moveFrom w:id="3">§</w:moveFrom>',
  '<w:tbl><w:tblPr/><w:tr><w:tc>§</w:tc></w:tr></w:tbl>',
  '<w:tbl><w:tr><w:tc><w:p/></w:tc><w:sdt><w:sdtContent><w:tc>§</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>',
  '<w:tbl><w:ins><w:tr><w:tc>§</w:tc><w:tc><w:p/></w:tc></w:tr></w:ins></w:tbl>',
  '<w:bookmarkStart w:id="9" w:name="wm_q_other"/>§',
  '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>§</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>',
  '<w:p><w:ins><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>§</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:ins></w:p>',
]
const aroundRuns = [
  '§',
  '<w:p>§</w:p>',
  '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr>§</w:p>',
  '<w:p><w:hyperlink w:anchor="x">§</w:hyperlink></w:p>',
  '<w:p><w:fldSimple w:instr="X"><w:smartTag>§</w:smartTag></w:fldSimple></w:p>',
  '<w:p><w:ins><w:del>§</w:del></w:ins></w:p>',
  '<w:p><w:moveTo>§</w:moveTo></w:p>',
  '<w:p><w:sdt><w:sdtPr/><w:sdtContent>§</w:sdtContent></w:sdt></w:p>',
  '<w:p><w:r><w:ruby><w:rt>§</w:rt></w:ruby></w:r></w:p>',
]
const runs = [
  '<w:r><w:t>§</w:t></w:r>',
  '<w:r><w:delText>§</w:delText></w:r>',
  '<w:r><w:tab/><w:t>§</w:t><w:br/></w:r>',
]

/** Words that are each there once, wherever in the nest they come to stand. */
const nest = fc
  .array(
    fc.record({
      blocks: fc.array(fc.constantFrom(...aroundBlocks), { maxLength: 4 }),
      around: fc.constantFrom(...aroundRuns),
      run: fc.constantFrom(...runs),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(all =>
    all
      .map(({ blocks, around: inside, run }, at) =>
        [...blocks, inside, run]
          .reduce((whole, layer) => whole.replace('§', layer), '§')
          .replace('§', `unique${at}word`),
      )
      .join(''),
  )

test('[E54] in whatever Word puts around words, and wherever that stands, every one of them is in some piece', async () => {
  const filled = filledIn(empty, set, ['One answer.'])
  await fc.assert(
    fc.asyncProperty(
      nest,
      fc.constantFrom('beside', 'instead', 'first', 'last'),
      fc.boolean(),
      async (xml, where, isIn) => {
        const question = set.questions[isIn ? 0 : 2]!
        const bytes = withDocument(filled, whole =>
          where === 'first'
            ? whole.replace('<w:body>', `<w:body>${xml}`)
            : where === 'last'
              ? whole.replace(/<w:sectPr/, `${xml}<w:sectPr`)
              : insteadOfBox(whole, question.id, box => (where === 'beside' ? box + xml : xml)),
        )
        const said = (await readAnswerFile({ bytes }, set)).pieces.map(({ text }) => text).join(' ')
        expect((xml.match(/unique\d+word/g) ?? []).filter(one => !said.includes(one))).toEqual([])
      },
    ),
    { seed: 20260509, numRuns: 150 },
  )
})

const aroundOpen = [
  '§',
  '<text:section>§</text:section>',
  '<text:list><text:list-item>§</text:list-item></text:list>',
  '<table:table><table:table-rows><table:table-row><table:table-cell>§</table:table-cell></table:table-row></table:table-rows></table:table>',
  '<table:table><table:table-row><table:table-cell><text:p/></table:table-cell><table:covered-table-cell>§</table:covered-table-cell></table:table-row></table:table>',
  '<text:p><draw:frame><draw:text-box>§</draw:text-box></draw:frame></text:p>',
  '<text:p><text:note><text:note-body>§</text:note-body></text:note></text:p>',
  '<text:p><office:annotation>§</office:annotation></text:p>',
  '<text:tracked-changes><text:changed-region><text:deletion>§</text:deletion></text:changed-region></text:tracked-changes>',
  '<text:index-body>§</text:index-body>',
]
const inOpen = [
  '<text:p>§</text:p>',
  '<text:h>§</text:h>',
  '<text:p><text:span>§</text:span></text:p>',
  '<text:p><text:a><text:ruby><text:ruby-base>§</text:ruby-base></text:ruby></text:a></text:p>',
  '<text:p><text:text-input>§</text:text-input></text:p>',
  '<text:p><draw:g><draw:rect><text:p>§</text:p></draw:rect></draw:g></text:p>',
]

test('[E55] in whatever OpenDocument puts around words every one of them is in some piece', async () => {
  const odt = await emptyFile('odt')
  const tree = fc.array(
    fc.record({
      blocks: fc.array(fc.constantFrom(...aroundOpen), { maxLength: 4 }),
      inside: fc.constantFrom(...inOpen),
    }),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(tree, fc.boolean(), async (all, isFirst) => {
      const xml = all
        .map(({ blocks, inside }, at) =>
          [...blocks, inside].reduce((whole, layer) => whole.replace('§', layer), '§').replace('§', `unique${at}word`),
        )
        .join('')
      const bytes = withPart(odt, 'content.xml', whole =>
        whole
          .replace(
            '<office:document-content ',
            '<office:document-content xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ',
          )
          .replace(isFirst ? '<office:text>' : '</office:text>', tag => (isFirst ? tag + xml : xml + tag)),
      )
      const said = (await readAnswerFile({ bytes }, set)).pieces.map(({ text }) => text).join(' ')
      expect((xml.match(/unique\d+word/g) ?? []).filter(one => !said.includes(one))).toEqual([])
    }),
    { seed: 20260510, numRuns: 80 },
  )
})
