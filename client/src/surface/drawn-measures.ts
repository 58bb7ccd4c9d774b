/**
 * Measures that learn: each height is estimated once, from the words, and where a card that was drawn turned out to be higher, or a
 * heading to be another, that is what holds from then on.
 */
import type { Card, Frame, Group } from './frames.ts'
import type { Measures } from './measures.ts'

export interface DrawnMeasures extends Measures {
  /** Tells what was seen. Answers whether the layout of the frame is another now. */
  readonly sawCard: (frame: Frame, card: Card, seen: Seen) => boolean
  readonly sawFrameHeader: (frame: Frame, seen: Seen) => boolean
  readonly sawGroupHeader: (frame: Frame, group: Group, seen: Seen) => boolean
}

/** In CSS pixels at 100 %. */
export interface Seen {
  readonly width: number
  readonly height: number
}

/** Smaller than this is no difference. */
const slack = 1

export function drawnMeasures(base: Omit<Measures, 'version'>): DrawnMeasures {
  const cards = seenHeights<Card>()
  const frames = seenHeights<Frame>()
  const groups = seenHeights<Group>()
  const versions = new WeakMap<Frame, number>()
  const changed = (frame: Frame, isOther: boolean): boolean => {
    if (isOther) versions.set(frame, (versions.get(frame) ?? 0) + 1)
    return isOther
  }
  return {
    rem: base.rem,
    hasTicks: base.hasTicks,
    cardHeight: (card, width) => cards.of(card, width, base.cardHeight),
    rowHeight: (card, width) => cards.of(card, width, base.rowHeight),
    frameHeader: (frame, width) => frames.of(frame, width, base.frameHeader),
    groupHeader: (group, width) => groups.of(group, width, base.groupHeader),
    version: frame => versions.get(frame) ?? 0,
    sawCard: (frame, card, seen) => changed(frame, cards.saw(card, seen)),
    sawFrameHeader: (frame, seen) => changed(frame, frames.saw(frame, seen)),
    sawGroupHeader: (frame, group, seen) => changed(frame, groups.saw(group, seen)),
  }
}

function seenHeights<T extends object>() {
  const known = new WeakMap<T, Seen>()
  return {
    of: (thing: T, width: number, estimate: (thing: T, width: number) => number): number => {
      const before = known.get(thing)
      if (before?.width === width) return before.height
      const height = Math.ceil(estimate(thing, width))
      known.set(thing, { width, height })
      return height
    },
    saw: (thing: T, seen: Seen): boolean => {
      const before = known.get(thing)
      if (before === undefined || before.width !== seen.width || Math.abs(before.height - seen.height) <= slack)
        return false
      known.set(thing, seen)
      return true
    },
  }
}
