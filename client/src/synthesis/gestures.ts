/**
 * What can be done with themes. Each gesture is one change of the document, made with its maker's origin, so that it is undone as one
 * and reaches the others as one. Records are deleted here and nowhere else.
 */
import { readStanding, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { ParkedId, PlacementId, ThemeId, type NoteId } from '@waymark/shared/model/ids.ts'
import type { OrderKey } from '@waymark/shared/model/note.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { byOrder, orderAfter, orderAtEnd, orderKeys } from '@waymark/shared/rules/order.ts'
import type { Occurrence } from './occurrence.ts'

/** Whose hand it is, and on what. */
export interface Hand {
  readonly doc: ThemesDoc
  /** The origin of the changes: undo takes back those with one's own. */
  readonly mine: unknown
  readonly newId: () => string
}

export interface Taking {
  /** Leaves the notes also in the themes where they were picked up. */
  readonly keepOthers: boolean
  /** What it rests on, where somebody says so. */
  readonly why?: string
}

/** Makes a theme at the end, and moves the notes into it. `name` may be empty, for later. Answers the theme. */
export function group(
  hand: Hand,
  occurrences: readonly Occurrence[],
  { name, ...taking }: Taking & { readonly name: string },
): ThemeId {
  const id = ThemeId.parse(hand.newId())
  hand.doc.gesture(hand.mine, () => {
    hand.doc.themes.put({ id, name, said: '', order: orderAtEnd(hand.doc.themes.all().values()) })
    moveIn(hand, occurrences, { ...taking, themeId: id })
  })
  return id
}

/**
 * Moves the notes from where they were picked up into a theme. What somebody else did with a note meanwhile stays: a note that no
 * longer stands where it was picked up is only added.
 */
export function move(hand: Hand, occurrences: readonly Occurrence[], to: Taking & { readonly themeId: ThemeId }): void {
  hand.doc.gesture(hand.mine, () => {
    moveIn(hand, occurrences, to)
  })
}

/** Takes each note out of the theme where it was picked up. It stays in its other themes. */
export function takeOut(hand: Hand, occurrences: readonly Occurrence[]): void {
  hand.doc.gesture(hand.mine, () => {
    removePlacements(hand, occurrences)
  })
}

/** Sets the notes aside, with a reason. They leave every theme they stand in; a note parked already gets the new reason. */
export function park(hand: Hand, noteIds: readonly NoteId[], reason: string): void {
  const { parked, placements } = hand.doc
  const notes = new Set(noteIds)
  hand.doc.gesture(hand.mine, () => {
    for (const { id, noteId } of placements.all().values()) if (notes.has(noteId)) placements.remove(id)
    unpark(hand, notes)
    for (const noteId of notes) parked.put({ id: ParkedId.parse(hand.newId()), noteId, reason })
  })
}

/** From parked to not yet grouped. */
export function putBack(hand: Hand, noteIds: readonly NoteId[]): void {
  hand.doc.gesture(hand.mine, () => {
    unpark(hand, new Set(noteIds))
  })
}

export const newTheme = (hand: Hand, name: string): ThemeId => group(hand, [], { name, keepOthers: true })

/** What is said of a theme. What is undefined goes. */
export type ThemeWords = Partial<
  Pick<Theme, 'name' | 'said' | 'noticed' | 'view' | 'otherView' | 'sharedView' | 'goes' | 'goesTo' | 'goesWhy'>
>

/** False: the theme is gone. */
export function rewordTheme(hand: Hand, themeId: ThemeId, words: ThemeWords): boolean {
  let there = false
  hand.doc.gesture(hand.mine, () => {
    there = hand.doc.themes.patch(themeId, words)
  })
  return there
}

export type Direction = 'up' | 'down' | 'top'

/** Moves a theme one place, or to the top, among those that are a part of the same one, or of none. Answers its place from 1, or 0 when it is gone. */
export function moveTheme(hand: Hand, themeId: ThemeId, direction: Direction): number {
  const standing = readStanding(hand.doc).themes
  const within = standing.find(({ id }) => id === themeId)?.within
  const themes = standing.filter(theme => theme.within === within)
  const at = themes.findIndex(({ id }) => id === themeId)
  if (at === -1) return 0
  const to = stepTo(at, themes.length, direction)
  if (to !== at) {
    const others = themes.filter(({ id }) => id !== themeId)
    const keys = keysToPlace(themeId, others, to)
    hand.doc.gesture(hand.mine, () => {
      for (const { id } of themes) {
        const order = keys.get(id)
        if (order !== undefined) hand.doc.themes.patch(id, { order })
      }
    })
  }
  return to + 1
}

/**
 * Moves a note one place, or to the top, among the `siblings` that stand with it in a section of the theme; they come in their order.
 * Answers its place from 1, or 0 when it stands there no more.
 */
export function moveNote(
  { doc, mine }: Hand,
  { noteId, place }: Occurrence,
  { siblings, direction }: { readonly siblings: readonly NoteId[]; readonly direction: Direction },
): number {
  const inTheme = readStanding(doc).placements.filter(({ themeId }) => themeId === place)
  const orders = new Map(inTheme.map(one => [one.noteId, one.order]))
  const notes = siblings.filter(id => orders.has(id))
  const at = notes.indexOf(noteId)
  if (at === -1) return 0
  const to = stepTo(at, notes.length, direction)
  if (to === at) return at + 1
  const others = notes.filter(id => id !== noteId).map(id => ({ id, order: orders.get(id) }))
  const keys = keysToPlace(noteId, others, to)
  doc.gesture(mine, () => {
    for (const { id, noteId: of } of inTheme) {
      const order = keys.get(of)
      if (order !== undefined) doc.placements.patch(id, { order })
    }
  })
  return to + 1
}

const stepTo = (at: number, count: number, direction: Direction): number =>
  ({ up: Math.max(0, at - 1), down: Math.min(count - 1, at + 1), top: 0 })[direction]

/**
 * Takes the theme away, with what was merged into it, and its links. Its notes go back to not yet grouped, unless they stand in another
 * theme or are parked; its parts stand by themselves.
 */
export function dissolve(hand: Hand, themeId: ThemeId): void {
  const { themes, placements, links } = hand.doc
  const standing = readStanding(hand.doc)
  hand.doc.gesture(hand.mine, () => {
    for (const placement of standing.placements) if (placement.themeId === themeId) placements.remove(placement.id)
    for (const { id, from, to } of standing.links) if (from === themeId || to === themeId) links.remove(id)
    for (const { id } of standing.mergedIn.get(themeId) ?? []) themes.remove(id)
    themes.remove(themeId)
  })
}

/** Within a gesture. */
export function moveIn(
  hand: Hand,
  occurrences: readonly Occurrence[],
  { themeId, keepOthers, why = '' }: Taking & { readonly themeId: ThemeId },
): void {
  const { placements } = hand.doc
  const there = new Map(
    readStanding(hand.doc)
      .placements.filter(placement => placement.themeId === themeId)
      .map(({ noteId, id }) => [noteId, id]),
  )
  const said = why === '' ? {} : { why }
  const notes = new Set(occurrences.map(({ noteId }) => noteId))
  for (const noteId of notes) {
    const known = there.get(noteId)
    if (known === undefined) placements.put({ id: PlacementId.parse(hand.newId()), noteId, themeId, ...said })
    else placements.patch(known, said)
  }
  if (!keepOthers)
    removePlacements(
      hand,
      occurrences.filter(({ place }) => place !== themeId),
    )
  unpark(hand, notes)
}

function removePlacements({ doc }: Hand, occurrences: readonly Occurrence[]): void {
  const picked = new Set(occurrences.map(({ noteId, place }) => `${noteId} ${place}`))
  for (const { id, noteId, themeId } of readStanding(doc).placements)
    if (picked.has(`${noteId} ${themeId}`)) doc.placements.remove(id)
}

function unpark({ doc: { parked } }: Hand, notes: ReadonlySet<NoteId>): void {
  for (const { id, noteId } of parked.all().values()) if (notes.has(noteId)) parked.remove(id)
}

interface Placed {
  readonly id: string
  readonly order?: OrderKey | undefined
}

/**
 * The keys to write so that one stands at `to`, from 0, among the `others`, which come in their order. One key where there is room for
 * it; where keys are missing or collide, as after two people added a theme at once, all are numbered anew.
 */
export function keysToPlace(id: string, others: readonly Placed[], to: number): ReadonlyMap<string, OrderKey> {
  const keyed = others.flatMap(one => (one.order === undefined ? [] : [{ id: one.id, order: one.order }]))
  const order = orderAfter(keyed, keyed[to - 1]?.id ?? null)
  const at = [...keyed, { id, order }].toSorted(byOrder).findIndex(one => one.id === id)
  if (keyed.length === others.length && at === to) return new Map([[id, order]])
  const keys = orderKeys(others.length + 1)
  const wanted = others.map(one => one.id).toSpliced(to, 0, id)
  return new Map(wanted.map((one, index) => [one, keys[index] ?? order]))
}
