/** Themes out of a codebook (REFI-QDA) that another program wrote. Colours and sets are left; what does not fit is said. */
import { lengthOf, keepableText, shortened } from '@waymark/shared/model/text.ts'
import { maxSaid, maxThemeName } from '@waymark/shared/model/theme.ts'
import { mostThemesBrought, type CodebookRead } from '@waymark/shared/wire/brought-in.ts'
import { Refusal } from '#refusal.ts'
import { elementsIn, readXml, textIn, type XmlDialect, type XmlElement } from './read-xml.ts'

const dialect: XmlDialect = {
  // Some programs write a colon for the dot of the standard, or a codebook as part of a project.
  prefixes: {
    'urn:QDA-XML:codebook:1.0': 'qda',
    'urn:QDA-XML:codebook:1:0': 'qda',
    'urn:QDA-XML:project:1.0': 'qda',
    '': 'qda',
  },
  wordless: new Set(['qda:Sources', 'qda:Sets', 'qda:Notes', 'qda:Links', 'qda:Graphs', 'qda:Cases']),
}

type Theme = CodebookRead['themes'][number]
type Part = Theme['parts'][number]

export async function readCodebook(bytes: Uint8Array): Promise<CodebookRead> {
  if (!looksLikeXml(bytes))
    throw new Refusal('malformed', 'This is no codebook. Export it as REFI-QDA codebook (.qdc), and choose that file.')
  const root = await readXml(bytes, dialect)
  const codes = under(root, 'qda:Codes').flatMap(one => under(one, 'qda:Code'))
  if (codes.length === 0) throw new Refusal('malformed', 'There are no codes in this file.')
  const short = { count: 0 }
  const themes = codes.map((code): Theme => ({
    ...themeOf(code, short),
    parts: below(code).map(part => themeOf(part, short)),
  }))
  const all = themes.reduce((sum, { parts }) => sum + 1 + parts.length, 0)
  if (all > mostThemesBrought)
    throw new Refusal('too-many', `There are ${all} codes in this file: at most ${mostThemesBrought} fit in one.`)
  const isDeep = codes.some(code => under(code, 'qda:Code').some(part => under(part, 'qda:Code').length > 0))
  return {
    themes,
    messages: [
      ...(isDeep ? ['Codes below the second level become parts of the theme at the top.'] : []),
      ...(short.count === 0
        ? []
        : [
            `${short.count === 1 ? '1 name or description was' : `${short.count} names or descriptions were`} longer than fits, and end with “…”.`,
          ]),
    ],
  }
}

const looksLikeXml = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1').replaceAll('\0', '')
  return /^[^A-Za-z0-9]{0,8}</.test(head)
}

/** Also one level down: a codebook in a project is an element of its own. */
function under(element: XmlElement, name: string): readonly XmlElement[] {
  const own = elementsIn(element)
  const found = own.filter(one => one.name === name)
  return found.length > 0 || name !== 'qda:Codes'
    ? found
    : own.flatMap(one => elementsIn(one).filter(two => two.name === name))
}

const below = (code: XmlElement): XmlElement[] => under(code, 'qda:Code').flatMap(one => [one, ...below(one)])

function themeOf(code: XmlElement, short: { count: number }): Part {
  const fit = (text: string, most: number): string => {
    if (lengthOf(text) <= most) return text
    short.count += 1
    return shortened(text, most - 1)
  }
  const said = under(code, 'qda:Description').map(textIn).join('\n')
  return {
    name: fit(
      keepableText(code.attributes['name'] ?? '')
        .replaceAll('\n', ' ')
        .trim(),
      maxThemeName,
    ),
    said: fit(keepableText(said).trim(), maxSaid),
  }
}
