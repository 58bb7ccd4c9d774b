/** The questionnaire for LibreOffice and whatever else reads OpenDocument: the same boxes, each a table named for its question, with a bookmark in it. */
import type { AnswerBox, Questionnaire, QuestionnaireLine } from '@waymark/shared/drafting/questionnaire.ts'
import { odtEntries, odtSpaces } from './odt-file.ts'
import { readsRightToLeft } from './right-to-left.ts'
import { xmlStart } from './xml-words.ts'
import { zip } from './zip.ts'

export const questionnaireOdt = (questionnaire: Questionnaire): Uint8Array =>
  zip(odtEntries(questionnaire, { content: contentOf(questionnaire), styles: stylesOf(questionnaire.language) }))

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '<text:tab/>',
  '\n': '<text:line-break/>',
}
/** Of several spaces all but the first are an element, or they would be read as one. */
const escaped = (words: string): string =>
  words
    .replaceAll(/[&<>"\t\n]/g, sign => signs[sign] ?? '')
    .replaceAll(/ ( +)/g, (_, more: string) => ` <text:s text:c="${more.length}"/>`)

const contentOf = ({ title, before, boxes, after }: Questionnaire): string =>
  `${xmlStart}<office:document-content ${odtSpaces} office:version="1.3"><office:automatic-styles>${['Standard', 'Hint'].map(name => `<style:style style:name="Right${name}" style:family="paragraph" style:parent-style-name="${name}"><style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="right"/></style:style>`).join('')}<style:style style:name="Box" style:family="table"><style:table-properties style:width="16cm" table:align="left"/></style:style><style:style style:name="BoxCell" style:family="table-cell"><style:table-cell-properties fo:padding="0.2cm" fo:border="1pt solid #000000"/></style:style><style:style style:name="Roomy" style:family="table-row"><style:table-row-properties style:min-row-height="4.5cm"/></style:style></office:automatic-styles><office:body><office:text>${[
    heading(1, title),
    ...before.map(lineOf),
    ...boxes.flatMap(box => [heading(2, box.heading), ...box.hint.map(hint => words(hint, true)), boxOf(box)]),
    ...after.map(lineOf),
  ].join('')}</office:text></office:body></office:document-content>`

const heading = (level: number, text: string): string =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${escaped(text)}</text:h>`
const words = (text: string, isHint = false): string => {
  const name = isHint ? 'Hint' : 'Standard'
  return `<text:p text:style-name="${readsRightToLeft(text) ? `Right${name}` : name}">${escaped(text)}</text:p>`
}
const lineOf = ({ kind, text }: QuestionnaireLine): string => (kind === 'heading' ? heading(2, text) : words(text))

const boxOf = ({ tag, bookmark, caption }: AnswerBox): string =>
  `<table:table table:name="${bookmark}" table:style-name="Box"><table:table-column/><table:table-header-rows><table:table-row><table:table-cell table:style-name="BoxCell" office:value-type="string"><text:p text:style-name="Caption">${caption}</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row${tag === bookmark ? '' : ' table:style-name="Roomy"'}><table:table-cell table:style-name="BoxCell" office:value-type="string"><text:p text:style-name="Standard"><text:bookmark-start text:name="${bookmark}"/><text:bookmark-end text:name="${bookmark}"/></text:p></table:table-cell></table:table-row></table:table>`

/** Of what stays on a page with what stands under it. */
const style = (
  name: string,
  look: { readonly size: number; readonly before: number; readonly isBold: boolean; readonly level?: number },
): string =>
  `<style:style style:name="${name}" style:display-name="${name.replace('_20_', ' ')}" style:family="paragraph" style:parent-style-name="Standard"${look.level === undefined ? '' : ` style:default-outline-level="${look.level}"`}><style:paragraph-properties fo:margin-top="${look.before}pt" fo:margin-bottom="5pt" fo:keep-with-next="always"/><style:text-properties fo:font-size="${look.size}pt"${look.isBold ? ' fo:font-weight="bold"' : ''}/></style:style>`

/** Carlito where LibreOffice is, Calibri where Word is; black on white, so that a reader's own colours can win. */
const stylesOf = (language: string): string => {
  const [name = 'en', country = 'none'] = language.split('-')
  return `${xmlStart}<office:document-styles ${odtSpaces} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-family="Carlito, Calibri" fo:font-size="12pt" fo:language="${name}" fo:country="${country}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="5pt" fo:line-height="125%"/></style:style>${[
    style('Heading_20_1', { size: 26, before: 0, isBold: true, level: 1 }),
    style('Heading_20_2', { size: 18, before: 24, isBold: true, level: 2 }),
    style('Hint', { size: 12, before: 0, isBold: false }),
    style('Caption', { size: 12, before: 3, isBold: true }),
  ].join(
    '',
  )}</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles></office:document-styles>`
}
