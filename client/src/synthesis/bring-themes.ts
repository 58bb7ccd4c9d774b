/** Themes of a codebook, put after all that are here as one gesture: nothing that is here is changed. */
import type { ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import type { CodebookRead } from '@waymark/shared/wire/brought-in.ts'
import type { Hand } from './gestures.ts'

export type BroughtTheme = CodebookRead['themes'][number]

/** Answers how many themes and parts there are more. */
export function bringThemes({ doc, mine, newId }: Hand, brought: readonly BroughtTheme[]): number {
  let order = orderAtEnd(doc.themes.all().values())
  let count = 0
  const put = (words: Pick<BroughtTheme, 'name' | 'said'>, within: ThemeId | undefined): ThemeId => {
    const { name, said } = words
    const id = ThemeId.parse(newId())
    doc.themes.put({ id, name, said, order, ...(within !== undefined && { within }) })
    order = orderAtEnd([{ id, order }])
    count += 1
    return id
  }
  doc.gesture(mine, () => {
    for (const theme of brought) {
      const id = put(theme, undefined)
      for (const part of theme.parts) put(part, id)
    }
  })
  return count
}

/** As people compare names: without regard to capitals and spaces around. */
const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

export const namesHere = (doc: ThemesDoc): ReadonlySet<string> =>
  new Set(readStanding(doc).themes.map(({ name }) => plain(name)))

/** Without those of which the name is here: a part goes with the whole it is a part of only where both are new. */
export function withoutKnown(brought: readonly BroughtTheme[], names: ReadonlySet<string>): BroughtTheme[] {
  const isNew = ({ name }: { readonly name: string }): boolean => !names.has(plain(name))
  return brought.flatMap(theme => {
    const parts = theme.parts.filter(isNew)
    if (isNew(theme)) return [{ ...theme, parts }]
    return parts.map(part => ({ ...part, parts: [] }))
  })
}

export const countOf = (brought: readonly BroughtTheme[]): number =>
  brought.reduce((sum, { parts }) => sum + 1 + parts.length, 0)

export const themesInWords = (count: number): string => (count === 1 ? '1 theme' : `${count} themes`)
