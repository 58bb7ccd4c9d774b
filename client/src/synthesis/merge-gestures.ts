/**
 * What is done with whole themes: merged, brought back, made parts of others, split. Each gesture is one change of the document, as
 * those in gestures.ts are; nothing that a theme was called or said to be is written over.
 */
import { readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { ThemeId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { keysToPlace, moveIn, type Hand } from './gestures.ts'
import type { Occurrence } from './occurrence.ts'

/**
 * From now on what stands in the one stands in the other, with its parts and its links; those between the two are read no more. False:
 * one of them is gone, or they are one already.
 */
export function merge({ doc, mine }: Hand, themeId: ThemeId, into: ThemeId): boolean {
  const { whereIs } = readStanding(doc)
  const end = whereIs(into)
  if (whereIs(themeId) !== themeId || end === undefined || end === themeId) return false
  doc.gesture(mine, () => {
    doc.themes.patch(themeId, { mergedInto: end })
  })
  return true
}

/** Makes a theme that was merged one of its own again, with what had been merged into it before. False: it is not merged. */
export function bringBack({ doc, mine }: Hand, themeId: ThemeId): boolean {
  const end = readStanding(doc).whereIs(themeId)
  if (end === undefined || end === themeId) return false
  doc.gesture(mine, () => {
    doc.themes.patch(themeId, { mergedInto: undefined })
    // Two who merged two themes at once, each into the other, left a circle: without this they would only change places.
    doc.themes.patch(end, { mergedInto: undefined })
  })
  return true
}

/** Puts a theme under another, or under the one which that is a part of, after the parts of that, with its own behind it. False: nothing to do, or one is gone. */
export function makePart(hand: Hand, themeId: ThemeId, whole: ThemeId): boolean {
  const { themes, whereIs } = readStanding(hand.doc)
  const target = themes.find(({ id }) => id === whereIs(whole))
  const within = target?.within ?? target?.id
  const theme = themes.find(({ id }) => id === themeId)
  if (theme === undefined || within === undefined || within === themeId || theme.within === within) return false
  const parts = themes.filter(one => one.within === within)
  const own = themes.filter(one => one.within === themeId)
  hand.doc.gesture(hand.mine, () => {
    hand.doc.themes.patch(themeId, { within })
    placeAmong(hand, themeId, { others: [...parts, ...own], at: parts.length })
  })
  return true
}

/** Out of the theme that it is a part of, and straight after it. False: it is a part of none. */
export function standAlone(hand: Hand, themeId: ThemeId): boolean {
  const { themes } = readStanding(hand.doc)
  const whole = themes.find(({ id }) => id === themeId)?.within
  if (whole === undefined) return false
  const others = themes.filter(({ id, within }) => within === undefined && id !== themeId)
  hand.doc.gesture(hand.mine, () => {
    hand.doc.themes.patch(themeId, { within: undefined })
    // As with merging: each may have been put under the other at once.
    hand.doc.themes.patch(whole, { within: undefined })
    placeAmong(hand, themeId, { others, at: others.findIndex(({ id }) => id === whole) + 1 })
  })
  return true
}

/**
 * Takes notes out of a theme into a new one straight after it, a part of the same whole. In what else they stand they stay. Answers the
 * new theme; undefined: the theme is gone.
 */
export function split(
  hand: Hand,
  occurrences: readonly Occurrence[],
  { themeId, name }: { readonly themeId: ThemeId; readonly name: string },
): ThemeId | undefined {
  const { themes } = readStanding(hand.doc)
  const theme = themes.find(({ id }) => id === themeId)
  if (theme === undefined) return undefined
  const { within, order } = theme
  const beside = themes.filter(one => one.within === within)
  const id = ThemeId.parse(hand.newId())
  hand.doc.gesture(hand.mine, () => {
    hand.doc.themes.put({ id, name, said: '', order, within })
    placeAmong(hand, id, { others: beside, at: beside.indexOf(theme) + 1 })
    moveIn(
      hand,
      occurrences.filter(({ place }) => place === themeId),
      { themeId: id, keepOthers: false },
    )
  })
  return id
}

function placeAmong(
  { doc }: Hand,
  themeId: ThemeId,
  { others, at }: { readonly others: readonly Theme[]; readonly at: number },
): void {
  const keys = keysToPlace(themeId, others, at)
  for (const id of [themeId, ...others.map(one => one.id)]) {
    const order = keys.get(id)
    if (order !== undefined) doc.themes.patch(id, { order })
  }
}
