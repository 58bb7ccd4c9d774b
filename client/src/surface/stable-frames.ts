/** Frames that stay the same objects while nothing in them has changed, however often they are made anew. */
import type { Frame, FrameLink, Group } from './frames.ts'

/** Cost: one comparison for each card. */
export function stableFrames(): (frames: readonly Frame[]) => readonly Frame[] {
  let before: ReadonlyMap<string, Frame> = new Map()
  return frames => {
    const same = frames.map(frame => {
      const known = before.get(frame.id)
      return known !== undefined && isSameFrame(known, frame) ? known : frame
    })
    before = new Map(same.map(frame => [frame.id, frame]))
    return same
  }
}

const isSameFrame = (a: Frame, b: Frame): boolean =>
  a.title === b.title &&
  a.description === b.description &&
  a.shown === b.shown &&
  a.count === b.count &&
  a.waymark.letter === b.waymark.letter &&
  a.waymark.tone === b.waymark.tone &&
  areSame(a.links, b.links, isSameLink) &&
  areSame(a.groups, b.groups, isSameGroup)

const isSameGroup = (a: Group, b: Group): boolean =>
  a.id === b.id &&
  a.kind === b.kind &&
  a.title === b.title &&
  a.said === b.said &&
  a.count === b.count &&
  areSame(a.links, b.links, isSameLink) &&
  areSame(a.cards, b.cards, Object.is)

const isSameLink = (a: FrameLink, b: FrameLink): boolean => a.id === b.id && a.to === b.to && a.sentence === b.sentence

const areSame = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, at) => at < b.length && same(one, b[at] as T))
