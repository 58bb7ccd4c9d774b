/** What can be done with the points of the summary and the words beside pictures. Each gesture is one change of the document. */
import { PointId, PointSourceId, type NoteId, type SectionId, type ThemeId } from '@waymark/shared/model/ids.ts'
import type { OrderKey } from '@waymark/shared/model/note.ts'
import { maxPoint, type PictureWords, type SummaryPoint } from '@waymark/shared/model/summary.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { byOrder, orderAfter, orderAtEnd, orderKeys } from '@waymark/shared/rules/order.ts'
import type { PictureId } from '@waymark/shared/rules/pictures.ts'
import type { Hand } from '#synthesis/gestures.ts'

/** Where a point stands: in a section, or, as null, in the summary of all. */
export type Home = SectionId | null

export interface NewPoint {
  readonly home: Home
  readonly text: string
  readonly rests: readonly (NoteId | ThemeId)[]
}

export function addPoint(hand: Hand, point: NewPoint): void {
  hand.doc.gesture(hand.mine, () => {
    putPoint(hand, point, orderAtEnd(hand.doc.points.all().values()))
  })
}

function putPoint({ doc, newId }: Hand, { home, text, rests }: NewPoint, order: OrderKey): void {
  const id = PointId.parse(newId())
  doc.points.put({ id, sectionId: home, text, order })
  for (const source of new Set(rests)) doc.sources.put({ id: PointSourceId.parse(newId()), pointId: id, source })
}

/** False: the point is gone. */
export function rewordPoint({ doc, mine }: Hand, id: PointId, text: string): boolean {
  let there = false
  doc.gesture(mine, () => {
    there = doc.points.patch(id, { text })
  })
  return there
}

/** With what it rests on. */
export function removePoint({ doc, mine }: Hand, id: PointId): void {
  doc.gesture(mine, () => {
    for (const source of doc.sources.all().values()) if (source.pointId === id) doc.sources.remove(source.id)
    doc.points.remove(id)
  })
}

/** One place up or down among the points that stand with it, which come in their order. Answers its place from 1, or 0 where it is gone. */
export function movePoint(
  { doc, mine }: Hand,
  id: PointId,
  { among, by }: { readonly among: readonly PointId[]; readonly by: -1 | 1 },
): number {
  const all = doc.points.all()
  const own = among.flatMap(one => all.get(one) ?? []).toSorted(byOrder)
  const at = own.findIndex(point => point.id === id)
  if (at === -1) return 0
  const to = Math.max(0, Math.min(own.length - 1, at + by))
  if (to === at) return at + 1
  const others = own.toSpliced(at, 1)
  const order = orderAfter(others, others[to - 1]?.id ?? null)
  const fits = [...others, { id, order }].toSorted(byOrder).findIndex(one => one.id === id) === to
  doc.gesture(mine, () => {
    if (fits) doc.points.patch(id, { order })
    else renumber(doc, others.map(one => one.id).toSpliced(to, 0, id))
  })
  return to + 1
}

/** Keys that collide, as after two people added a point at once, leave no room between them. */
function renumber(doc: Hand['doc'], ids: readonly PointId[]): void {
  for (const [at, order] of orderKeys(ids.length).entries()) {
    const id = ids[at]
    if (id !== undefined) doc.points.patch(id, { order })
  }
}

/** What was chosen anew, and what was let go; whatever somebody else did to the rest meanwhile stays. */
export function changeSources(
  { doc, mine, newId }: Hand,
  pointId: PointId,
  { added, removed }: { readonly added: readonly (NoteId | ThemeId)[]; readonly removed: readonly PointSourceId[] },
): void {
  if (!doc.points.all().has(pointId)) return
  doc.gesture(mine, () => {
    for (const id of removed) doc.sources.remove(id)
    for (const source of added) doc.sources.put({ id: PointSourceId.parse(newId()), pointId, source })
  })
}

export interface Started {
  readonly added: number
  /** Themes without a sentence and without a name. */
  readonly silent: number
}

/** A point for the sentence of each theme that no point there rests on yet. Nothing that is there is changed. */
export function startFromThemes(
  hand: Hand,
  home: Home,
  { themes, cited }: { readonly themes: readonly Theme[]; readonly cited: ReadonlySet<string> },
): Started {
  const wanted = themes.filter(({ id }) => !cited.has(id))
  const speaking = wanted.filter(theme => sentenceOf(theme) !== '')
  const there = [...hand.doc.points.all().values()].map(({ id, order }) => ({ id: id as string, order }))
  hand.doc.gesture(hand.mine, () => {
    for (const theme of speaking) {
      // What is put in is read only once the gesture is over, so the place of each is known here.
      const order = orderAtEnd(there)
      there.push({ id: theme.id, order })
      putPoint(hand, { home, text: sentenceOf(theme), rests: [theme.id] }, order)
    }
  })
  return { added: speaking.length, silent: wanted.length - speaking.length }
}

const sentenceOf = (theme: Theme): string => {
  const words = theme.said.trim() === '' ? (theme.name.trim() === '' ? '' : nameOfTheme(theme)) : theme.said.trim()
  // With the dots that say that there was more.
  return shortened(words, maxPoint - 1)
}

export function writeWords({ doc, mine }: Hand, words: PictureWords): void {
  doc.gesture(mine, () => {
    doc.pictures.put(words)
  })
}

export function stillFits({ doc, mine }: Hand, id: PictureId, of: string): void {
  doc.gesture(mine, () => {
    doc.pictures.patch(id, { of })
  })
}

export function makeAnew({ doc, mine }: Hand, id: PictureId): void {
  doc.gesture(mine, () => {
    doc.pictures.remove(id)
  })
}

/** In the order in which they were read. */
export const idsOf = (points: readonly Pick<SummaryPoint, 'id'>[]): PointId[] => points.map(({ id }) => id)
