/** What the pictures of a breakout show, and the words beside them: a sheet of speech bubbles for each section, and the wall of the summary of all. */
import type { BoxId } from '#model/box-link.ts'
import type { Note } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import type { PictureWords } from '#model/summary.ts'
import { shortened } from '#model/text.ts'
import { nameOfTheme } from '#model/theme.ts'
import { readingOrder, type SectionBranch } from './board-tree.ts'
import { hashOf } from './hash-of.ts'
import { waymarksOf, type Waymark } from './letters.ts'
import { boxesOf, readLinks } from './links.ts'
import type { StandingThemes } from './standing-themes.ts'
import type { Summary } from './summary.ts'

export type PictureId = PictureWords['id']
export const overallSummary = 'overall-summary'

/** A bubble, or a note on the wall. */
export interface Piece {
  /** Of a theme; otherwise empty. */
  readonly name: string
  readonly text: string
}

/** A box at the end of a path. Themes have no waymark. */
export interface PathEnd {
  readonly name: string
  readonly waymark: Waymark | null
}

export interface Shown {
  readonly id: PictureId
  readonly title: string
  /** Null: of the wall. */
  readonly waymark: Waymark | null
  /** What the pieces are: points where there are any, and what was said otherwise. */
  readonly from: 'points' | 'notes' | 'themes'
  readonly pieces: readonly Piece[]
  readonly links: readonly { readonly from: PathEnd; readonly to: PathEnd; readonly sentence: string }[]
}

export interface PicturesOf {
  readonly sections: readonly Section[]
  /** With the themes in it, so that notes come in the order of the synthesis. */
  readonly tree: readonly SectionBranch<Pick<Note, 'id' | 'text'>>[]
  readonly standing: Pick<StandingThemes, 'themes' | 'links'>
  readonly summary: Summary
}

/** In the order of the sections; the wall comes last. Every link is in one of them: those of no section are on the wall. */
export function picturesOf({ sections, tree, standing, summary }: PicturesOf): Shown[] {
  const waymarks = waymarksOf(sections)
  const ends = endsOf(sections, standing.themes)
  const links = readLinks(standing.links, boxesOf(sections, standing.themes))
  const shownLinks = (isHere: (from: BoxId, to: BoxId) => boolean): Shown['links'] =>
    links.flatMap(({ from, to, sentence }) => {
      const [one, other] = [ends.get(from), ends.get(to)]
      return one === undefined || other === undefined || !isHere(from, to) ? [] : [{ from: one, to: other, sentence }]
    })
  const ids = new Set<BoxId>(sections.map(({ id }) => id))
  const sheets = sections.map(({ id, title }, at): Shown => {
    const points = summary.bySection.get(id) ?? []
    const branch = tree[at]
    return {
      id,
      title,
      waymark: waymarks[at] ?? null,
      from: points.length > 0 ? 'points' : 'notes',
      pieces: (points.length > 0 ? points : branch === undefined ? [] : readingOrder([branch])).map(unnamed),
      links: shownLinks((from, to) => from === id || to === id),
    }
  })
  const wall: Shown = {
    id: overallSummary,
    title: 'Overall summary',
    waymark: null,
    from: summary.overall.length > 0 ? 'points' : 'themes',
    pieces:
      summary.overall.length > 0
        ? summary.overall.map(unnamed)
        : standing.themes.map(theme => ({ name: nameOfTheme(theme), text: theme.said })),
    links: shownLinks((from, to) => !ids.has(from) && !ids.has(to)),
  }
  return [...sheets, wall]
}

const unnamed = ({ text }: { readonly text: string }): Piece => ({ name: '', text })

function endsOf(sections: readonly Section[], themes: StandingThemes['themes']): ReadonlyMap<BoxId, PathEnd> {
  const waymarks = waymarksOf(sections)
  return new Map<BoxId, PathEnd>([
    ...themes.map(theme => [theme.id, { name: nameOfTheme(theme), waymark: null }] as const),
    ...sections.map(({ id, title }, at) => [id, { name: title, waymark: waymarks[at] ?? null }] as const),
  ])
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const beside = 'Their words are in the text beside the picture.'

/** Short enough to be heard at once: the words themselves are in the text. */
export function usualAlt({ title, waymark, pieces, links }: Shown): string {
  if (waymark === null)
    return pieces.length === 0
      ? 'An empty wall: the overall summary has nothing in it yet.'
      : `A wall of ${counted(pieces.length, 'note')}, the overall summary. ${beside}`
  const box = `A box named ${shortened(title, 60)}`
  if (pieces.length === 0) return `${box}, without speech bubbles yet.`
  const [first] = links
  const other = first === undefined ? '' : shortened(first.from.name === title ? first.to.name : first.from.name, 40)
  const paths =
    links.length === 0
      ? ''
      : links.length === 1
        ? ` A dotted path joins it with ${other}.`
        : ` ${counted(links.length, 'dotted path')} join it with others.`
  return `${box}, with ${counted(pieces.length, 'speech bubble')} around it.${paths} ${beside}`
}

const kinds = { points: 'point', notes: 'comment', themes: 'theme' } as const

/** "9 comments, in the order of the board". */
export const sayPieces = ({ from, pieces }: Pick<Shown, 'from' | 'pieces'>): string =>
  pieces.length === 0
    ? 'Nothing is here yet.'
    : `${counted(pieces.length, kinds[from])}, in ${from === 'notes' ? 'the order of the board' : 'their order'}`

export const sayLink = ({ from, to, sentence }: Shown['links'][number]): string =>
  `${from.name} is linked with ${to.name}: “${sentence}”`

export const sayPiece = ({ name, text }: Piece): string =>
  name === '' ? text : text.trim() === '' ? name : `${name}: ${text}`

/** Every word of the picture, in the order of the board. */
export function usualText(shown: Shown): string {
  const { title, pieces, links } = shown
  const list = pieces.map((piece, at) => `${at + 1}. ${sayPiece(piece)}`)
  const linked = links.length === 0 ? [] : ['', 'Links', ...links.map(link => `- ${sayLink(link)}`)]
  return [title, sayPieces(shown), '', ...list, ...linked].join('\n').trimEnd()
}

/** Other where anything else is shown. It keeps nothing secret. */
export function hashOfShown(shown: Shown): string {
  const { id, title, waymark, from, pieces, links } = shown
  return hashOf(JSON.stringify([id, title, waymark, from, pieces, links]))
}

export interface WordsBeside {
  readonly alt: string
  readonly text: string
  /** Somebody wrote at least one of them. */
  readonly isOwn: boolean
  /** They were written for what the picture showed before. */
  readonly isStale: boolean
  /** As they are made by themselves. */
  readonly usual: { readonly alt: string; readonly text: string }
}

/** What somebody wrote, and what is made by itself where nobody did. */
export function wordsBeside(shown: Shown, written: PictureWords | undefined): WordsBeside {
  const isOwn = written !== undefined && (written.alt.trim() !== '' || written.text.trim() !== '')
  const usual = { alt: usualAlt(shown), text: usualText(shown) }
  const or = (own: string | undefined, made: string): string => (own === undefined || own.trim() === '' ? made : own)
  return {
    alt: or(written?.alt, usual.alt),
    text: or(written?.text, usual.text),
    isOwn,
    isStale: isOwn && written.of !== hashOfShown(shown),
    usual,
  }
}
