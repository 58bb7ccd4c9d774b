import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { drawnCards, drawsTheSame, fewCards, mostCards, rectOf } from './drawn-cards.ts'
import { drawnMeasures } from './drawn-measures.ts'
import type { Card, Frame, Group } from './frames.ts'
import { boardLayouts } from './lay-out-board.ts'
import { listLayouts } from './lay-out-list.ts'
import { cardsWithin, keysIn, meets, rectIn, type Layout, type Rect } from './layout.ts'
import { estimates, type Measures } from './measures.ts'
import { shapeFor, stillGoesWith } from './shape.ts'

const widthOf = (text: string): number => text.length * 8
const plain = { rem: 16, hasTicks: false }
const measures = (): ReturnType<typeof drawnMeasures> =>
  drawnMeasures(
    estimates(
      {
        rem: 16,
        wordsLine: 23,
        smallLine: 20,
        headingLine: 24,
        widthOfWords: widthOf,
        widthOfSmall: widthOf,
        widthOfHeading: widthOf,
      },
      { hasTicks: false },
    ),
  )

let made = 0
const card = (text: string): Card => {
  const key = `note-${made++}-xxxx`
  return {
    key,
    tone: 'a',
    mark: null,
    signs: [],
    note: {
      id: NoteId.parse(key),
      sectionId: SectionId.parse('section-1-x'),
      text,
      order: 'a0',
      signedBy: null,
      route: 'live',
      roomNumber: 1,
      isMine: false,
      saving: 'still',
      isMovable: true,
      remark: '',
    },
  }
}
const group = (cards: readonly Card[], title = '', id = title): Group => ({
  id,
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

const someWords = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }).map(count => 'words '.repeat(count).trim()) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 1000 }).map(count => 'a'.repeat(count)) },
  { weight: 1, arbitrary: fc.constantFrom('ŵ ŷ', 'مرحبا بكم جميعا', '👩‍👩‍👧‍👧 together', 'one\ntwo\n\nthree') },
)
const someGroups = fc.oneof(
  fc.array(someWords, { maxLength: 30 }).map(all => [group(all.map(card))]),
  fc
    .array(fc.array(someWords, { maxLength: 9 }), { minLength: 1, maxLength: 4 })
    .map(all => all.map((words, at) => group(words.map(card), `Theme ${at}`))),
)
const someFrames = fc
  .array(someGroups, { minLength: 1, maxLength: 6 })
  .map(all => all.map((groups, at) => frame(at, groups)))
const someWidth = fc.integer({ min: 280, max: 2600 })

const boardOf = (frames: readonly Frame[], width: number, how: Measures = measures()): Layout =>
  boardLayouts()(frames, shapeFor(frames, width, plain), how)

const boxesOf = (layout: Layout): Rect[] =>
  layout.frames.flatMap(one => [...one.inside.byKey.values()].map(placed => rectIn(one, placed)))
const reading = (frames: readonly Frame[]): string[] =>
  frames.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards.map(({ key }) => key)))

const inside = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01

function expectSound(layout: Layout): void {
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height }
  for (const [at, one] of layout.frames.entries()) {
    expect(inside(whole, one)).toBe(true)
    for (const other of layout.frames.slice(at + 1)) expect(meets(one, other)).toBe(false)
    for (const placed of one.inside.byKey.values()) expect(inside(one, rectIn(one, placed))).toBe(true)
    for (const [number, own] of one.inside.groups.entries()) {
      expect(inside(one, rectIn(one, own))).toBe(true)
      for (const other of one.inside.groups.slice(number + 1)) expect(meets(own, other)).toBe(false)
      const cards = own.group.title === '' ? [] : [...one.inside.byKey.values()]
      expect(cards.filter(placed => (placed.group === number ? !inside(own, placed) : meets(own, placed)))).toEqual([])
    }
  }
  const boxes = boxesOf(layout)
  for (const [at, box] of boxes.entries())
    for (const other of boxes.slice(at + 1)) expect(meets(box, other)).toBe(false)
}

test('[V1] on the board nothing overlaps and nothing lies outside, whatever is written and however wide the window is', () => {
  fc.assert(
    fc.property(someFrames, someWidth, (frames, width) => {
      expectSound(boardOf(frames, width))
    }),
  )
})

test('[V1] in the list nothing overlaps and nothing lies outside', () => {
  fc.assert(
    fc.property(someFrames, someWidth, (frames, width) => {
      expectSound(listLayouts()(frames, width, measures()))
    }),
  )
})

test('[V2] board and list have every note once, in reading order: row by row, from the left', () => {
  fc.assert(
    fc.property(someFrames, someWidth, (frames, width) => {
      for (const layout of [boardOf(frames, width), listLayouts()(frames, width, measures())]) {
        expect(keysIn(layout)).toEqual(reading(frames))
        for (const one of layout.frames) {
          const placed = [...one.inside.byKey.values()]
          for (const [at, next] of placed.slice(1).entries()) {
            const before = placed[at]
            const isAfter = before !== undefined && (next.y > before.y || (next.y === before.y && next.x > before.x))
            expect(isAfter).toBe(true)
          }
        }
      }
    }),
  )
})

test('[V3] a note that is added at the end of a part moves no note before it, and none to the side', () => {
  fc.assert(
    fc.property(someFrames, someWidth, fc.nat(5), someWords, (frames, width, number, words) => {
      const at = number % frames.length
      const shape = shapeFor(frames, width, plain)
      const how = measures()
      const layOut = boardLayouts()
      const before = layOut(frames, shape, how)
      const added = frames.map((one, index) => {
        const [first, ...rest] = index === at ? one.groups.toReversed() : []
        return first === undefined
          ? one
          : { ...one, groups: [...rest.toReversed(), { ...first, cards: [...first.cards, card(words)] }] }
      })
      const after = layOut(added, shape, how)
      for (const [index, one] of before.frames.entries()) {
        const now = after.frames[index]
        expect(now?.x).toBe(one.x)
        expect(index > at ? one.y : now?.y).toBe(one.y)
        for (const [key, placed] of one.inside.byKey) {
          const moved = now?.inside.byKey.get(key)
          expect(moved?.x).toBe(placed.x)
          expect(moved?.y).toBe(placed.y)
        }
      }
    }),
  )
})

test('[V3] the number of columns stays until there are twice as many notes', () => {
  fc.assert(
    fc.property(fc.nat(3000), count => {
      expect(stillGoesWith(count + 1, count)).toBe(true)
      expect(stillGoesWith(Math.max(0, count - 1), count)).toBe(true)
    }),
  )
  expect(stillGoesWith(500, 200)).toBe(false)
})

test('[V4] what is asked for a place on the board is what stands there', () => {
  const part = fc.record({
    x: fc.integer({ min: -100, max: 3000 }),
    y: fc.integer({ min: -100, max: 6000 }),
    width: fc.integer({ min: 1, max: 1500 }),
    height: fc.integer({ min: 1, max: 1500 }),
  })
  fc.assert(
    fc.property(someFrames, someWidth, part, (frames, width, sight) => {
      const layout = boardOf(frames, width)
      const found = cardsWithin(layout, sight).map(({ placed }) => placed.card.key)
      const expected = layout.frames.flatMap(one =>
        [...one.inside.byKey].flatMap(([key, placed]) => (meets(rectIn(one, placed), sight) ? [key] : [])),
      )
      expect(found).toEqual(expected)
    }),
  )
})

test('[V5] at most so many notes are in the page, all that are in sight are, and always the one in hand', () => {
  const many = [0, 1, 2].map(at => frame(at, [group(Array.from({ length: 400 }, (_, n) => card(`Words ${n}`)))]))
  const layout = boardOf(many, 1280)
  const keys = keysIn(layout)
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(3000), fc.nat(1199), fc.boolean(), (x, y, held, isOverview) => {
      const sight = { x, y, width: 1000, height: 640 }
      const inHand = keys[held] ?? ''
      const drawn = drawnCards(layout, { sight, isOverview, inHand })
      const shown = new Set(drawn.flatMap(({ cards }) => cards.map(placed => placed.card.key)))
      expect(shown.has(inHand)).toBe(true)
      expect(shown.size).toBeLessThanOrEqual(mostCards + 30)
      const seen = isOverview ? [] : cardsWithin(layout, sight).map(({ placed }) => placed.card.key)
      expect(seen.filter(key => !shown.has(key))).toEqual([])
      expect(drawsTheSame(drawn, drawnCards(layout, { sight, isOverview, inHand }))).toBe(true)
    }),
  )
})

test('[V5] a small board is in the page whole, at every size', () => {
  const few = [frame(0, [group(Array.from({ length: fewCards }, () => card('Words')))])]
  const layout = boardOf(few, 1280)
  const sight = { x: 5000, y: 5000, width: 10, height: 10 }
  for (const isOverview of [true, false])
    expect(drawnCards(layout, { sight, isOverview, inHand: undefined })[0]?.cards).toHaveLength(fewCards)
})

test('[V6] a note that turned out to be higher than its words let expect gets its height, and all below make room', () => {
  const frames = [frame(0, [group([card('One'), card('Two'), card('Three')])])]
  const how = measures()
  const layOut = listLayouts()
  const before = layOut(frames, 600, how)
  const [first, second] = reading(frames)
  const one = frames[0]
  const placed = before.frames[0]?.inside.byKey.get(first ?? '')
  if (one === undefined || placed === undefined) throw new Error('it is there')
  expect(how.sawCard(one, placed.card, { width: placed.width, height: placed.height + 50 })).toBe(true)
  const after = layOut(frames, 600, how)
  expect(rectOf(after, first ?? '')?.height).toBe(placed.height + 50)
  expect((rectOf(after, second ?? '')?.y ?? 0) - (rectOf(before, second ?? '')?.y ?? 0)).toBe(50)
  expect(how.sawCard(one, placed.card, { width: placed.width, height: placed.height + 50 })).toBe(false)
  expect(layOut(frames, 600, how)).toEqual(after)
})
