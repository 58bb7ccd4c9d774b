/** The names of Word's elements, in both of the forms that a document can be written in. */
import type { XmlDialect } from './read-xml.ts'

const microsoft = 'http://schemas.openxmlformats.org'
const strict = 'http://purl.oclc.org/ooxml'

export const word: XmlDialect = {
  prefixes: {
    [`${microsoft}/wordprocessingml/2006/main`]: 'w',
    [`${strict}/wordprocessingml/main`]: 'w',
    [`${microsoft}/markup-compatibility/2006`]: 'mc',
    [`${microsoft}/officeDocument/2006/math`]: 'm',
    [`${strict}/officeDocument/math`]: 'm',
    [`${microsoft}/drawingml/2006/main`]: 'a',
    [`${strict}/drawingml/main`]: 'a',
    [`${microsoft}/drawingml/2006/chart`]: 'c',
    [`${strict}/drawingml/chart`]: 'c',
    'urn:schemas-microsoft-com:vml': 'v',
  },
  wordless: new Set(['w:rPr', 'w:tblPr', 'w:tblGrid', 'w:trPr', 'w:tcPr', 'w:sectPr', 'w:instrText', 'w:fldData']),
}
