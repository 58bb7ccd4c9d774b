/** Words as they can be set: each with its width, in thousandths of the size of the type. */
import { directionsOf, mirrored } from './directions.ts'
import type { Letters, Shaped, Weight } from './letters.ts'

/** A stretch of one font and one direction. */
export interface Atom extends Shaped {
  readonly level: number
}

/** What is never parted, unless it is wider than the line. */
export interface Word {
  /** Of a part of a word they are shaped only once they are drawn. */
  readonly atoms: () => readonly Atom[]
  readonly width: number
  /** Of the space behind it, 0 where it goes on without one, and how that is read. */
  readonly space: number
  readonly spaceLevel: number
  readonly clusters: readonly Cluster[]
}

export interface Cluster {
  readonly text: string
  readonly font: string
  readonly level: number
}

export interface Paragraph {
  readonly words: readonly Word[]
  readonly isRightToLeft: boolean
}

export interface MeasuredText {
  readonly paragraphs: readonly Paragraph[]
  /** Signs that no font has. They are drawn as an empty box. */
  readonly missing: number
}

/** So many signs on one letter: more than any language has, fewer than would run over the bubbles above. */
const mostSigns = 12
/** More line breaks than that are spaces: a poem keeps its lines, a page of single letters does not. */
const mostParagraphs = 8

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

export interface Ruler {
  readonly measure: (text: string, weight: Weight) => MeasuredText
  /** A word in parts that are at most so wide, or of one cluster. */
  readonly part: (word: Word, width: number) => Word[]
}

export function rulerOf(letters: Letters): Ruler {
  const spaces = { regular: 0, bold: 0 }
  for (const weight of ['regular', 'bold'] as const)
    spaces[weight] = letters.shape(' ', letters.fontOf('n', weight), false).width

  /** Of each cluster by itself, of words that were parted. */
  const widthsOf = new WeakMap<Word, readonly number[]>()
  const atomsOf = (own: readonly Cluster[]): Atom[] =>
    stretches(own).map(({ text, font, level }) => ({ ...letters.shape(text, font, level % 2 === 1), level }))
  const wordOf = (own: readonly Cluster[], space: number, spaceLevel: number): Word => {
    const atoms = atomsOf(own)
    const width = atoms.reduce((sum, atom) => sum + atom.width, 0)
    return { atoms: () => atoms, width, space, spaceLevel, clusters: own }
  }
  const paragraphOf = (text: string, weight: Weight): Paragraph => {
    const { levels, isRightToLeft } = directionsOf(text)
    const words = [...text.matchAll(/\S+/gu)].flatMap(({ 0: token, index }) => {
      const own = Array.from(clusters.segment(token), ({ segment, index: at }): Cluster => {
        const level = levels[index + at] ?? 0
        const drawn =
          segment.length === 1 && level % 2 === 1 ? mirrored(segment) : Array.from(segment).slice(0, mostSigns).join('')
        return { text: drawn, font: letters.fontOf(drawn, weight), level }
      }).filter(({ text: drawn }) => !/^\p{Cf}+$/u.test(drawn))
      const parts = parted(own)
      return parts.map((part, at) => {
        const isLast = at === parts.length - 1
        return wordOf(part, isLast ? spaces[weight] : 0, levels[index + token.length] ?? (isRightToLeft ? 1 : 0))
      })
    })
    return { words: words.filter(word => word.clusters.length > 0), isRightToLeft }
  }
  const missingIn = ({ words }: Paragraph): number =>
    words.reduce((sum, word) => sum + word.clusters.filter(({ font, text }) => !letters.has(font, text)).length, 0)
  return {
    measure: (text, weight) => {
      const paragraphs = linesOf(text)
        .map(line => paragraphOf(line, weight))
        .filter(({ words }) => words.length > 0)
      return { paragraphs, missing: paragraphs.reduce((sum, paragraph) => sum + missingIn(paragraph), 0) }
    },
    part: (word, width) => {
      const widths =
        widthsOf.get(word) ??
        word.clusters.map(({ text, font, level }) => letters.shape(text, font, level % 2 === 1).width)
      widthsOf.set(word, widths)
      return partsOf(word.clusters, width, widths).map(({ own, width: wide }, at, all) => ({
        atoms: () => atomsOf(own),
        width: wide,
        space: at === all.length - 1 ? word.space : 0,
        spaceLevel: word.spaceLevel,
        clusters: own,
      }))
    },
  }
}

function linesOf(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.length > mostParagraphs ? [lines.join(' ')] : lines
}

/** A word may go on on the next line behind a dash or a stroke that has letters on both sides. */
function parted(own: readonly Cluster[]): Cluster[][] {
  const parts: Cluster[][] = [[]]
  for (const [at, cluster] of own.entries()) {
    parts.at(-1)?.push(cluster)
    const isJoint = /^[-–—/]$/u.test(cluster.text)
    if (isJoint && (parts.at(-1)?.length ?? 0) > 4 && own.length - at > 4) parts.push([])
  }
  return parts.filter(part => part.length > 0 || own.length === 0)
}

function stretches(own: readonly Cluster[]): Cluster[] {
  const joined: { text: string; font: string; level: number }[] = []
  for (const { text, font, level } of own) {
    const last = joined.at(-1)
    if (last?.font === font && last.level === level) last.text += text
    else joined.push({ text, font, level })
  }
  return joined
}

/** As many as fit, one after the other; one alone is taken whatever its width. */
function partsOf(
  all: readonly Cluster[],
  most: number,
  widths: readonly number[],
): { readonly own: readonly Cluster[]; readonly width: number }[] {
  const parts: { own: Cluster[]; width: number }[] = []
  for (const [at, cluster] of all.entries()) {
    const wide = widths[at] ?? 0
    const last = parts.at(-1)
    if (last === undefined || last.width + wide > most) parts.push({ own: [cluster], width: wide })
    else {
      last.own.push(cluster)
      last.width += wide
    }
  }
  return parts
}
