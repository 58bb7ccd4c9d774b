/** The names of OpenDocument's elements. What says who changed or remarked something, and when, is no word of an answer. */
import type { XmlDialect } from './read-xml.ts'

const urn = 'urn:oasis:names:tc:opendocument:xmlns'

export const openDocument: XmlDialect = {
  prefixes: {
    ...Object.fromEntries(['office', 'text', 'table', 'style', 'form'].map(name => [`${urn}:${name}:1.0`, name])),
    [`${urn}:drawing:1.0`]: 'draw',
    [`${urn}:svg-compatible:1.0`]: 'svg',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://www.w3.org/1999/xlink': 'xlink',
    [`${urn}:meta:1.0`]: 'meta',
    'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  },
  wordless: new Set([
    'dc:creator',
    'dc:date',
    'meta:creator-initials',
    'svg:title',
    'svg:desc',
    'office:change-info',
    'office:automatic-styles',
    'office:styles',
    'office:font-face-decls',
    'office:forms',
    'office:binary-data',
  ]),
}
