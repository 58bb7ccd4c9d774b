/** How large things are on this person's screen, with the text size, spacing and font they chose: what a layout is worked out from. */
import { sayHowItCame } from '@waymark/shared/rules/route-words.ts'
import type { Card, Frame, FrameLink, Group } from './frames.ts'
import { countLines, type WidthOf } from './wrap-words.ts'

/** In CSS pixels at 100 %. */
export interface TypeSizes {
  readonly rem: number
  readonly wordsLine: number
  readonly smallLine: number
  readonly headingLine: number
  readonly widthOfWords: WidthOf
  readonly widthOfSmall: WidthOf
  readonly widthOfHeading: WidthOf
}

/** What a layout asks: heights in CSS pixels at 100 %. Another object whenever any answer may be another. */
export interface Measures {
  readonly rem: number
  readonly hasTicks: boolean
  readonly cardHeight: (card: Card, width: number) => number
  readonly rowHeight: (card: Card, width: number) => number
  readonly frameHeader: (frame: Frame, width: number) => number
  readonly groupHeader: (group: Group, width: number) => number
  /** Changes when an answer about this frame or its cards has changed. */
  readonly version: (frame: Frame) => number
}

/** From rem to what the styles of notes say; they and these are one look. */
export const looks = {
  cardPadX: 0.75,
  cardPadTop: 0.7,
  cardPadBottom: 0.5,
  cardGap: 0.5,
  cardLeast: 6.25,
  /** For the button of the menu, beside the words. */
  menuSpace: 1.5,
  tick: 2.1,
  rowPad: 0.45,
  rowMenu: 3.6,
} as const

/** Before anything was drawn: from the words alone. */
export function estimates(sizes: TypeSizes, { hasTicks }: { readonly hasTicks: boolean }): Omit<Measures, 'version'> {
  const { rem, wordsLine, smallLine, headingLine, widthOfWords, widthOfSmall, widthOfHeading } = sizes
  const aside = (looks.menuSpace + (hasTicks ? looks.tick : 0)) * rem
  const metaLines = (card: Card, width: number): number => {
    const said = metaOf(card)
    return said === '' ? 0 : countLines(said, width, widthOfSmall)
  }
  const remarkLines = (card: Card, width: number): number =>
    card.note.remark === '' ? 0 : countLines(card.note.remark, width, widthOfSmall)
  const linksHeight = (links: readonly FrameLink[], width: number): number =>
    links.reduce(
      (sum, { to, sentence }) =>
        sum + countLines(`${to}: ${sentence}`, width - 2 * rem, widthOfSmall) * smallLine + 0.25 * rem,
      0,
    )
  return {
    rem,
    hasTicks,
    cardHeight: (card, width) => {
      const inner = width - 2 * looks.cardPadX * rem
      const meta = metaLines(card, inner)
      const remark = remarkLines(card, inner)
      return Math.max(
        looks.cardLeast * rem,
        (looks.cardPadTop + looks.cardPadBottom) * rem +
          countLines(card.note.text, inner - aside, widthOfWords) * wordsLine +
          (meta === 0 ? 0 : looks.cardGap * rem + meta * smallLine) +
          (remark === 0 ? 0 : looks.cardGap * rem + remark * smallLine),
      )
    },
    rowHeight: (card, width) => {
      const inner = width - (looks.rowMenu + (hasTicks ? looks.tick : 0)) * rem
      const lines = countLines(card.note.text, inner, widthOfWords) * wordsLine
      const more = (metaLines(card, inner) + remarkLines(card, inner)) * smallLine
      return Math.max(2 * rem, lines + more) + 2 * looks.rowPad * rem
    },
    frameHeader: ({ title, links }, width) => {
      const lines = countLines(title, width - 9 * rem, widthOfHeading)
      return Math.max(2 * rem, lines * headingLine) + rem + linksHeight(links, width)
    },
    groupHeader: ({ title, said, links }, width) => {
      if (title === '') return 0
      const saidLines = said === '' ? 0 : countLines(said, width - 2 * rem, widthOfSmall)
      const lines = countLines(title, width - 7 * rem, widthOfHeading)
      return lines * headingLine + saidLines * smallLine + 1.75 * rem + linksHeight(links, width)
    },
  }
}

/** What stands in the line below the words, for its length. */
const metaOf = ({ note, signs, mark }: Card): string => {
  const who = note.isMine ? `Yours, as ${note.signedBy ?? ''}` : (note.signedBy ?? '')
  return [
    mark === null ? '' : '00',
    who,
    sayHowItCame(note),
    note.saving === 'still' ? '' : '00 Saving',
    ...signs.map(({ words }) => words),
  ]
    .filter(words => words !== '')
    .join('   ')
}
