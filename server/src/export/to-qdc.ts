/** Themes as a codebook (REFI-QDA 1.5), which programs for qualitative research read: names, what people said, and what is a part of what. */
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { guidOf } from './guid-of.ts'
import { inElement, inQuotes, xmlStart } from './xml-words.ts'

export const product = 'Waymark'

export const codeGuid = (id: string): string => guidOf('code', id)

/** What may be empty in a codebook is left out of it, because some programs show it. */
const element = (name: string, text: string): string => (text === '' ? '' : `<${name}>${inElement(text)}</${name}>`)

/** One code for each theme, with its parts inside it. `notesOf` are what refers to notes about it, where the file has any. */
export function codesOf(themes: readonly Theme[], notesOf: (theme: Theme) => string = () => ''): string {
  const parts = Map.groupBy(themes, ({ within }) => within)
  const code = (theme: Theme): string =>
    `<Code guid="${codeGuid(theme.id)}" name="${inQuotes(nameOfTheme(theme))}" isCodable="true">${element('Description', theme.said)}${notesOf(theme)}${(parts.get(theme.id) ?? []).map(code).join('')}</Code>`
  return (parts.get(undefined) ?? []).map(code).join('')
}

export const toQdc = (themes: readonly Theme[]): string =>
  `${xmlStart}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${product}"><Codes>${codesOf(themes)}</Codes></CodeBook>`
