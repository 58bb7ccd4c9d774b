/** The questionnaire for Word: under each question a box, with a bookmark and a content control in it that say whose box it is. */
import { Document, FileChild, ImportedXmlComponent, Packer, type Paragraph } from 'docx'
import type { AnswerBox, Questionnaire, QuestionnaireLine } from '@waymark/shared/drafting/questionnaire.ts'
import { boxCaption, documentStyles, fontTable, largePrint } from './docx-styles.ts'
import { headings, page, pageNumbers, paragraph, plain } from './to-docx.ts'

export async function questionnaireDocx(
  { title, language, before, boxes, after }: Questionnaire,
  { isLarge }: { readonly isLarge: boolean },
): Promise<Uint8Array> {
  const styles = documentStyles(language, isLarge ? largePrint : 1)
  const document = new Document({
    title,
    creator: 'Waymark',
    lastModifiedBy: 'Waymark',
    styles: { ...styles, paragraphStyles: [...styles.paragraphStyles, boxCaption] },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumbers() },
        children: [
          paragraph(headings[1], plain(title)),
          ...before.map(lineToParagraph),
          ...boxes.flatMap((box, at) => [
            paragraph(headings[2], plain(box.heading)),
            ...box.hint.map(hint => paragraph('Statement', plain(hint), { keepNext: true })),
            boxToTable(box, at + 1, isLarge),
          ]),
          ...after.map(lineToParagraph),
        ],
      },
    ],
  })
  return Packer.toBuffer(document, undefined, [fontTable])
}

const lineToParagraph = ({ kind, text }: QuestionnaireLine): Paragraph =>
  paragraph(kind === 'heading' ? headings[2] : 'Statement', plain(text))

const width = 9072
/** Of an empty box, in twentieths of a point. */
const heights = { name: 500, answer: 2600 }

const sides = ['top', 'left', 'bottom', 'right', 'insideH']
  .map(side => `<w:${side} w:val="single" w:sz="8" w:space="0" w:color="auto"/>`)
  .join('')

/**
 * The library knows no content controls, so the table is written out here. No words of anybody are in it. The control is locked: it
 * can be written in and not be removed by accident. It stands within its paragraph: around one, LibreOffice would make it a field of one line.
 */
function boxToTable({ tag, bookmark, caption }: AnswerBox, number: number, isLarge: boolean): FileChild {
  const height = (bookmark === tag ? heights.name : heights.answer) * (isLarge ? largePrint : 1)
  const cell = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>`
  const xml = `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${caption}"/></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc>${cell}<w:p><w:pPr><w:pStyle w:val="BoxCaption"/></w:pPr><w:r><w:t xml:space="preserve">${caption}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr><w:tc>${cell}<w:p><w:bookmarkStart w:id="${number}" w:name="${bookmark}"/><w:bookmarkEnd w:id="${number}"/><w:sdt><w:sdtPr><w:alias w:val="${caption}"/><w:tag w:val="${tag}"/><w:id w:val="${number}"/><w:lock w:val="sdtLocked"/><w:richText/></w:sdtPr><w:sdtContent><w:r><w:t></w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>`
  return Object.assign(ImportedXmlComponent.fromXmlString(xml), { fileChild: Symbol('box') })
}
