/** Links as they are read: from records that peers wrote, so nothing about them is taken for granted. */
import type { BoxId, BoxLink } from '#model/box-link.ts'
import type { BoxLinkId } from '#model/ids.ts'
import type { Section } from '#model/session.ts'
import { nameOfTheme, type Theme } from '#model/theme.ts'
import { waymarksOf } from './letters.ts'

/** A section or a theme, as something that can be linked. */
export interface Box {
  readonly id: BoxId
  readonly kind: 'section' | 'theme'
  /** As people call it: `B, Planning for the future`, or the name of a theme. */
  readonly name: string
}

/** A link with both its ends: `from` is the one that comes first on the board. */
export interface ReadLink {
  readonly id: BoxLinkId
  readonly from: BoxId
  readonly to: BoxId
  readonly fromName: string
  readonly toName: string
  readonly sentence: string
}

/** A link as it is shown under one of its boxes. */
export interface LinkToBox {
  readonly id: BoxLinkId
  /** The other box. */
  readonly toName: string
  readonly sentence: string
}

/** In board order: the sections, then the `themes`, which come in theirs. */
export function boxesOf(
  sections: readonly Pick<Section, 'id' | 'ambitionId' | 'title'>[],
  themes: readonly Pick<Theme, 'id' | 'name'>[],
): Box[] {
  const marks = waymarksOf(sections)
  return [
    ...sections.map(({ id, title }, at): Box => ({
      id,
      kind: 'section',
      name: nameOfSection(marks[at]?.letter ?? '', title),
    })),
    ...themes.map((theme): Box => ({ id: theme.id, kind: 'theme', name: nameOfTheme(theme) })),
  ]
}

const nameOfSection = (letter: string, title: string): string => (letter === '' ? title : `${letter}, ${title}`)

/**
 * Left out are links of which an end is not among the `boxes`, and of a box with itself; what is said twice of the same two boxes is
 * read once. In the order of the boxes, whatever the order in which links came or their ends were chosen.
 */
export function readLinks(links: Iterable<BoxLink>, boxes: readonly Pick<Box, 'id' | 'name'>[]): ReadLink[] {
  const placeOf = new Map<BoxId, number>()
  for (const [at, { id }] of boxes.entries()) if (!placeOf.has(id)) placeOf.set(id, at)
  const placed = new Map<string, BoxLink & { readonly first: number; readonly second: number }>()
  for (const link of [...links].toSorted(byId)) {
    const [from, to] = [placeOf.get(link.from), placeOf.get(link.to)]
    if (from === undefined || to === undefined || from === to) continue
    const [first, second] = from < to ? [from, to] : [to, from]
    const key = `${first} ${second} ${link.sentence}`
    if (!placed.has(key)) placed.set(key, { ...link, first, second })
  }
  return [...placed.values()]
    .toSorted((a, b) => a.first - b.first || a.second - b.second || byId(a, b))
    .flatMap(({ id, first, second, sentence }) => {
      const [one, other] = [boxes[first], boxes[second]]
      if (one === undefined || other === undefined) return []
      return { id, from: one.id, to: other.id, fromName: one.name, toName: other.name, sentence }
    })
}

/** Under each box that has any: its links, in their order, each with the other box. */
export function linksByBox(links: readonly ReadLink[]): ReadonlyMap<BoxId, readonly LinkToBox[]> {
  const byBox = new Map<BoxId, LinkToBox[]>()
  const add = (box: BoxId, link: LinkToBox): void => {
    byBox.set(box, [...(byBox.get(box) ?? []), link])
  }
  for (const { id, from, to, fromName, toName, sentence } of links) {
    add(from, { id, toName, sentence })
    add(to, { id, toName: fromName, sentence })
  }
  return byBox
}

/** Whether two records say the same of the same two boxes: they are read as one, so they are changed and removed as one. */
export const isSameLink = (a: Omit<BoxLink, 'id'>, b: Omit<BoxLink, 'id'>): boolean =>
  a.sentence === b.sentence && (a.from === b.from ? a.to === b.to : a.from === b.to && a.to === b.from)

const byId = (a: Pick<BoxLink, 'id'>, b: Pick<BoxLink, 'id'>): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
