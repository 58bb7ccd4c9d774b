/** The names of a workbook's elements, in both of the forms that it can be written in. */
import type { XmlDialect } from './read-xml.ts'

const microsoft = 'http://schemas.openxmlformats.org'
const strict = 'http://purl.oclc.org/ooxml'

export const sheetDialect: XmlDialect = {
  prefixes: {
    [`${microsoft}/spreadsheetml/2006/main`]: 's',
    [`${strict}/spreadsheetml/main`]: 's',
    [`${microsoft}/officeDocument/2006/relationships`]: 'r',
    [`${strict}/officeDocument/relationships`]: 'r',
    [`${microsoft}/package/2006/relationships`]: 'p',
  },
  // How Japanese is spoken stands beside its words, a second time.
  wordless: new Set(['s:rPh', 's:rPr', 's:extLst', 's:conditionalFormatting', 's:dataValidations', 's:dxfs']),
}
