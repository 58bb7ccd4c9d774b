/** How an exported OpenDocument text looks: as the Word document does, each look a style with a name that can be changed in one place. */
import { odtSpaces } from './odt-file.ts'
import { xmlStart } from './xml-words.ts'

/** Sizes and spaces in points; in large print the letters are half as large again, none is under 16, and the lines stand further apart. */
export function odtStyles(language: string, isLarge: boolean): string {
  const [name = 'en', country = 'none'] = language.split('-')
  return `${xmlStart}<office:document-styles ${odtSpaces} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-family="Carlito, Calibri" style:font-family-complex="Arial" ${sizes(isLarge ? 18 : 12)} fo:language="${name}" fo:country="${country}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="5pt" fo:line-height="${isLarge ? 150 : 125}%"/></style:style>${Object.entries(
    looks,
  )
    .map(([id, look]) => styleXml(id, look, isLarge))
    .join(
      '',
    )}<style:style style:name="Strong" style:family="text"><style:text-properties${weights.bold}/></style:style><style:style style:name="Emphasis" style:family="text"><style:text-properties${weights.italic}/></style:style><text:outline-style style:name="Outline">${[1, 2, 3, 4].map(level => `<text:outline-level-style text:level="${level}" style:num-format=""/>`).join('')}</text:outline-style><text:list-style style:name="Quotes"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.75cm" fo:text-indent="-0.5cm" fo:margin-left="0.75cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style></office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Source">Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`
}

function styleXml(id: string, look: Look, isLarge: boolean): string {
  const { size, before, after, bold, keep, level, parent } = { ...plainLook, ...look }
  const room = isLarge ? 1.8 : 1
  const outline = level === 0 ? '' : ` style:default-outline-level="${level}"`
  const letters = `${sizes(isLarge ? Math.max(16, size * 1.5) : size)}${bold ? weights.bold : ''}`
  return `<style:style style:name="${id}" style:display-name="${id.replaceAll('_20_', ' ')}" style:family="paragraph" style:parent-style-name="${parent}"${outline}><style:paragraph-properties fo:margin-top="${before * room}pt" fo:margin-bottom="${after * room}pt" fo:keep-together="always"${keep ? ' fo:keep-with-next="always"' : ''}/><style:text-properties ${letters}/></style:style>`
}

const plainLook = { before: 0, after: 5, bold: false, keep: false, level: 0, parent: 'Standard' }

const sizes = (points: number): string =>
  ['fo:font-size', 'style:font-size-asian', 'style:font-size-complex'].map(name => `${name}="${points}pt"`).join(' ')

/** Of letters for Latin writing, for Arabic and Hebrew, and for the scripts of East Asia. */
const weights = {
  bold: ' fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
  italic: ' fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
}

interface Look {
  readonly size: number
  readonly before?: number
  readonly after?: number
  readonly bold?: boolean
  /** With what follows it. */
  readonly keep?: boolean
  readonly level?: number
  readonly parent?: string
}

const looks: Readonly<Record<string, Look>> = {
  Heading_20_1: { size: 26, after: 12, bold: true, keep: true, level: 1 },
  Heading_20_2: { size: 18, before: 24, bold: true, keep: true, level: 2 },
  Heading_20_3: { size: 14, before: 16, bold: true, keep: true, level: 3 },
  Heading_20_4: { size: 12, before: 12, bold: true, keep: true, level: 4 },
  Statement: { size: 12, before: 3, after: 3 },
  Statement_20_with_20_source: { size: 12, before: 3, after: 1, keep: true, parent: 'Statement' },
  Source: { size: 10, after: 8 },
  Evidence_20_intro: { size: 12, before: 8, after: 3, bold: true, keep: true },
  Evidence: { size: 12, before: 2, after: 1, keep: true },
  Evidence_20_from: { size: 10, after: 5 },
  Item: { size: 12, before: 2, after: 3 },
  Remark: { size: 10, before: 24 },
}
