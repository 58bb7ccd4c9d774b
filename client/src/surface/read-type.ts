/** Reads from the page how its words are set: text size, spacing and font are each person's own. */
import type { TypeSizes } from './measures.ts'
import type { WidthOf } from './wrap-words.ts'

/** Looks at a note and a heading that nobody sees, inside `root`. */
export function readType(root: HTMLElement): TypeSizes {
  const probe = document.createElement('div')
  probe.className = 'note probe'
  probe.setAttribute('aria-hidden', 'true')
  const part = (tag: string, className: string): HTMLElement => {
    const element = document.createElement(tag)
    element.className = className
    probe.append(element)
    return element
  }
  const [words, small, heading] = [part('p', 'words'), part('div', 'meta'), part('div', 'heading')]
  root.append(probe)
  const sizes = {
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    wordsLine: lineOf(words),
    smallLine: lineOf(small),
    headingLine: lineOf(heading),
    widthOfWords: widthIn(words),
    widthOfSmall: widthIn(small),
    widthOfHeading: widthIn(heading),
  }
  probe.remove()
  return sizes
}

function lineOf(element: HTMLElement): number {
  const { lineHeight, fontSize } = getComputedStyle(element)
  const line = Number.parseFloat(lineHeight)
  return Number.isNaN(line) ? 1.4 * Number.parseFloat(fontSize) : line
}

/** The most pieces whose width is remembered. */
const most = 20_000

function widthIn(element: HTMLElement): WidthOf {
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, wordSpacing } = getComputedStyle(element)
  const context = document.createElement('canvas').getContext('2d')
  const perLetter = Number.parseFloat(letterSpacing) || 0
  const perSpace = Number.parseFloat(wordSpacing) || 0
  const rough = 0.55 * Number.parseFloat(fontSize)
  if (context !== null) context.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  const known = new Map<string, number>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const bare = context === null ? rough * text.length : context.measureText(text).width
    const spaces = perSpace === 0 ? 0 : (text.match(/\s/g)?.length ?? 0) * perSpace
    const width = bare + perLetter * text.length + spaces
    if (known.size < most) known.set(text, width)
    return width
  }
}
