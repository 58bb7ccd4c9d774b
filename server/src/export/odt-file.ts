/** What every OpenDocument text has around its words: the entries of its package, what is told of it, and the words of its XML. */
import { inElement, xmlStart } from './xml-words.ts'
import type { ZipEntry } from './zip.ts'

const type = 'application/vnd.oasis.opendocument.text'
const urn = 'urn:oasis:names:tc:opendocument:xmlns'

export const odtSpaces = [
  ...['office', 'text', 'table', 'style', 'meta'].map(name => `xmlns:${name}="${urn}:${name}:1.0"`),
  `xmlns:fo="${urn}:xsl-fo-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ')

/** The first of them is its type, left unpacked as the standard asks. */
export function odtEntries(
  { title, language }: { readonly title: string; readonly language: string },
  { content, styles }: { readonly content: string; readonly styles: string },
): ZipEntry[] {
  const entry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text, 'utf8'), isPacked: true })
  return [
    { ...entry('mimetype', type), isPacked: false },
    entry('content.xml', content),
    entry('styles.xml', styles),
    entry(
      'meta.xml',
      `${xmlStart}<office:document-meta ${odtSpaces} office:version="1.3"><office:meta><meta:generator>Waymark</meta:generator><dc:title>${inElement(title)}</dc:title><dc:language>${inElement(language)}</dc:language></office:meta></office:document-meta>`,
    ),
    entry(
      'META-INF/manifest.xml',
      `${xmlStart}<manifest:manifest xmlns:manifest="${urn}:manifest:1.0" manifest:version="1.3">${[['/', type], ...['content.xml', 'styles.xml', 'meta.xml'].map(name => [name, 'text/xml'])].map(([path, kind]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${kind}"/>`).join('')}</manifest:manifest>`,
    ),
  ]
}

/** A space that begins or ends a line, or follows another, is an element: it would be dropped otherwise. */
export const odtWords = (text: string): string =>
  text
    .split('\n')
    .map(line =>
      line
        .split('\t')
        .map(piece =>
          inElement(piece)
            .replaceAll(/^ +| +$/g, all => '<text:s/>'.repeat(all.length))
            .replaceAll(/ ( +)/g, (_, more: string) => ` <text:s text:c="${more.length}"/>`),
        )
        .join('<text:tab/>'),
    )
    .join('<text:line-break/>')
