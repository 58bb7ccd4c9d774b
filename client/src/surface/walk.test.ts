import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { rectOf } from './drawn-cards.ts'
import type { Card, Frame, Group } from './frames.ts'
import { landingAt } from './landing.ts'
import { boardLayouts } from './lay-out-board.ts'
import { listLayouts } from './lay-out-list.ts'
import type { Rect } from './layout.ts'
import type { Measures } from './measures.ts'
import { usualMove } from './stay-in-place.ts'
import { walk, walkRows } from './walk.ts'

/** Everything is equally high. */
const measures: Measures = {
  rem: 16,
  hasTicks: false,
  cardHeight: () => 100,
  rowHeight: () => 40,
  frameHeader: () => 50,
  groupHeader: ({ title }) => (title === '' ? 0 : 40),
  version: () => 0,
}
const shape = { frameColumns: 1, cardColumns: 2, cardWidth: 200, gutter: 1.5 }
let made = 0
const card = (text: string): Card => {
  const key = `note-${made++}-xxxx`
  const note = { id: NoteId.parse(key), sectionId: SectionId.parse('section-0-x'), text, order: 'a0', signedBy: null }
  return {
    key,
    tone: 'a',
    mark: null,
    signs: [],
    note: { ...note, route: 'live', roomNumber: 1, isMine: false, saving: 'still', isMovable: true, remark: '' },
  }
}
const group = (cards: readonly Card[], title = ''): Group => ({
  id: title,
  kind: title === '' ? 'notes' : 'theme',
  title,
  said: '',
  themeId: null,
  links: [],
  cards,
  count: cards.length,
})
const frame = (at: number, groups: readonly Group[]): Frame => ({
  id: `section-${at}-x`,
  title: `Part ${at}`,
  description: '',
  waymark: { letter: 'A', tone: 'a' },
  links: [],
  shown: 0,
  count: 0,
  groups,
})
const someFrames = fc
  .array(fc.nat(6), { minLength: 1, maxLength: 5 })
  .map(counts => counts.map((count, at) => frame(at, [group(Array.from({ length: count }, (_, n) => card(`${n}`)))])))
const reading = (frames: readonly Frame[]): string[] =>
  frames.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards.map(({ key }) => key)))

test('[N23] a note let go over a part lands in it, after the one the pointer has passed; outside of all it stays', () => {
  const cards = [card('One'), card('Two'), card('Three')]
  const frames = [frame(0, [group(cards)])]
  const how = { flow: 'rows' as const, moved: new Set<string>() }
  const layout = boardLayouts()(frames, shape, measures)
  const [one, two, three] = cards.map(({ key }) => rectOf(layout, key))
  if (one === undefined || two === undefined || three === undefined) throw new Error('they are there')
  const at = (rect: Rect, part: number, more: Partial<typeof how> = {}) =>
    landingAt({ x: rect.x + rect.width * part, y: rect.y + rect.height / 2 }, layout, { ...how, ...more })?.after
  expect(at(one, 0.2)).toBe('first')
  expect(at(one, 0.8)).toBe(cards[0]?.key)
  expect(at(two, 0.9)).toBe(cards[1]?.key)
  expect(at(three, 0.2)).toBe(cards[1]?.key)
  expect(at(three, 1.6)).toBe(cards[2]?.key)
  expect(at(two, 0.9, { moved: new Set([cards[1]?.key ?? '']) })).toBe(cards[0]?.key)
  expect(landingAt({ x: layout.width + 50, y: 5 }, layout, how)).toBeUndefined()
  const list = listLayouts()(frames, 600, measures)
  const row = rectOf(list, cards[1]?.key ?? '')
  expect(landingAt({ x: 5, y: (row?.y ?? 0) + 2 }, list, { ...how, flow: 'list' })?.after).toBe(cards[0]?.key)
})

test('[N23] a note let go over a theme lands in that theme', () => {
  const [a, b] = [card('One'), card('Two')]
  const layout = boardLayouts()([frame(0, [group([a], 'Opening'), group([b], 'Warm')])], shape, measures)
  const box = rectOf(layout, b.key)
  if (box === undefined) throw new Error('it is there')
  const landing = landingAt({ x: box.x + 2, y: box.y + 2 }, layout, { flow: 'rows', moved: new Set([a.key]) })
  expect(landing).toEqual({ frameId: 'section-0-x', groupId: 'Warm', after: 'first' })
})

test('[A50] the arrow keys lead through every note once, in reading order, and back', () => {
  fc.assert(
    fc.property(someFrames, frames => {
      const all = reading(frames)
      const path: string[] = []
      for (let at = all[0]; at !== undefined; at = walk(frames, at, 'next')) path.push(at)
      expect(path).toEqual(all)
      for (const key of all.slice(1)) expect(walk(frames, walk(frames, key, 'previous') ?? key, 'next')).toBe(key)
      const [first] = all
      if (first === undefined) return
      expect(walk(frames, first, 'last')).toBe(all.at(-1))
      expect(walk(frames, first, 'first')).toBe(first)
    }),
  )
})

test('[A51] Page Up and Page Down lead to the first note of the part before and after, past empty ones', () => {
  const [a, b, c, d] = [card('a'), card('b'), card('c'), card('d')]
  const frames = [frame(0, [group([a, b])]), frame(1, [group([])]), frame(2, [group([c, d])])]
  expect(walk(frames, b.key, 'next-section')).toBe(c.key)
  expect(walk(frames, d.key, 'previous-section')).toBe(a.key)
  expect(walk(frames, a.key, 'previous-section')).toBeUndefined()
})

test('[A52] up and down stay in the column where it goes on, and reach the next row where it does not', () => {
  const cards = ['a', 'b', 'c'].map(card)
  const more = card('d')
  const frames = [frame(0, [group(cards)]), frame(1, [group([more])])]
  const layout = boardLayouts()(frames, shape, measures)
  const [a, b, c] = cards.map(({ key }) => key)
  expect(walkRows(layout, a ?? '', 'down')).toBe(c)
  expect(walkRows(layout, b ?? '', 'down')).toBe(c)
  expect(walkRows(layout, c ?? '', 'down')).toBe(more.key)
  expect(walkRows(layout, more.key, 'up')).toBe(c)
  expect(walkRows(layout, more.key, 'down')).toBeUndefined()
})

test('[A56] when others add or take away, most of what is looked at stays where it is', () => {
  expect(usualMove([])).toEqual({ x: 0, y: 0 })
  expect(
    usualMove([
      { x: 0, y: 130 },
      { x: 0, y: 130 },
      { x: 200, y: 0 },
    ]),
  ).toEqual({ x: 0, y: 130 })
})
