/** The picture of where a strategy comes from: nothing overlaps, no word is lost, and the same is always drawn the same. */
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AmbitionId, LineageEntryId, ValueId } from '@waymark/shared/model/ids.ts'
import type { LineageEntry, LineageHow, LineageItemId, LineageOf, LineageSide } from '@waymark/shared/model/lineage.ts'
import { itemsIn, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { lineageAlt, lineageText } from '@waymark/shared/rules/lineage-words.ts'
import { drawLineage, placeLineage } from './draw-lineage.ts'
import type { Box, PlacedText } from './placed.ts'
import { toPng } from './to-png.ts'

const sideOf = (period: string, ambitions: readonly string[], values: readonly string[]): LineageSide => ({
  title: 'Our Direction',
  period,
  ambitions: ambitions.map((title, at) => ({ id: AmbitionId.parse(`ambition-${at}`), title })),
  values: values.map((title, at) => ({ id: ValueId.parse(`the-value-${at}`), title })),
})
type Line = readonly [LineageOf, LineageHow, readonly number[], readonly number[]]

function lineageOf(old: LineageSide, now: LineageSide, lines: readonly Line[]): ReadLineage {
  const ids = (side: LineageSide, of: LineageOf, places: readonly number[]): LineageItemId[] =>
    places.flatMap(at => itemsIn(side, of)[at]?.id ?? [])
  const entries = lines.map(([of, how, from, to], at): LineageEntry => ({
    id: LineageEntryId.parse(`entry-number-${at}`),
    of,
    how,
    from: ids(old, of, from),
    to: ids(now, of, to),
    reason: '',
  }))
  return { old, now, entries }
}

const steps = lineageOf(
  sideOf(
    '2020 to 2023',
    ['Leading culture change', 'Planning for the future', 'Learning and developing', 'Growing our community'],
    ['Human', 'Inclusive', 'Transparent', 'Challenging'],
  ),
  sideOf(
    '2023 to 2028',
    [
      'Lead culture change',
      'Promote and embed learning',
      'Plan for the future',
      'Grow our community',
      'Live our values',
    ],
    ['Inclusive', 'Transparent', 'Embracing of Change', 'Kind', 'Reflective'],
  ),
  [
    ['ambition', 'reworded', [0], [0]],
    ['ambition', 'reworded', [2], [1]],
    ['ambition', 'reworded', [1], [2]],
    ['ambition', 'reworded', [3], [3]],
    ['ambition', 'new', [], [4]],
    ['value', 'kept', [1], [0]],
    ['value', 'kept', [2], [1]],
    ['value', 'split', [0], [3, 4]],
    ['value', 'dropped', [3], []],
  ],
)

const right = ({ x, width }: Box): number => x + width
const bottom = ({ y, height }: Box): number => y + height
const isApart = (a: Box, b: Box): boolean =>
  right(a) <= b.x + 0.01 || right(b) <= a.x + 0.01 || bottom(a) <= b.y + 0.01 || bottom(b) <= a.y + 0.01
const isWithin = (part: Box, whole: Box): boolean =>
  part.x >= whole.x - 0.01 &&
  part.y >= whole.y - 0.01 &&
  right(part) <= right(whole) + 0.01 &&
  bottom(part) <= bottom(whole) + 0.01
const letters = (text: string): string => text.normalize('NFC').replaceAll(/[\s\p{Cf}<>]/gu, '')
const wordsIn = ({ set }: PlacedText): string =>
  letters(set.lines.flatMap(({ words }) => words.flatMap(({ clusters }) => clusters.map(({ text }) => text))).join(''))

const title = fc
  .array(
    fc.constantFrom(
      'Lead',
      'culture',
      'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
      'التغيير',
      '🎉',
      '<b>',
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map(words => words.join(' '))
const hows = fc.constantFrom<LineageHow>('kept', 'reworded', 'split', 'merged', 'new', 'dropped')
const lineages = fc
  .record({
    titles: fc.array(fc.array(title, { maxLength: 12 }), { minLength: 4, maxLength: 4 }),
    lines: fc.array(fc.tuple(hows, fc.array(fc.nat(11), { maxLength: 3 }), fc.array(fc.nat(11), { maxLength: 3 })), {
      maxLength: 24,
    }),
  })
  .map(({ titles: [a = [], b = [], c = [], d = []], lines }) =>
    // Also lines that do not hold: what was saved once can be so later.
    lineageOf(
      sideOf('2020', a, b),
      sideOf('2023', c, d),
      lines.map(([how, from, to], at): Line => [at % 2 === 0 ? 'ambition' : 'value', how, from, to]),
    ),
  )

test('[LI12] whatever is said, no plate overlaps another, all stand within the frame, and every title is whole on its plate', () => {
  fc.assert(
    fc.property(lineages, lineage => {
      const { plates, bands, frame, heads, height } = placeLineage(lineage)
      const boxes = [
        ...plates.map(({ plate }) => plate.box),
        ...heads.map(({ set, x, y, width, size }) => ({ x, y, width, height: set.lines.length * size })),
      ]
      expect(boxes.filter((box, at) => boxes.slice(at + 1).some(other => !isApart(box, other)))).toEqual([])
      expect(boxes.filter(box => !isWithin(box, frame))).toEqual([])
      expect(bottom(frame)).toBeLessThan(height)
      const items = plates.filter(({ kind }) => kind === 'item')
      expect(
        items.map(({ plate, isUnsaid }) => wordsIn(plate.text).replace(isUnsaid ? /Notyetsaid$/ : /$/, '')),
      ).toEqual(
        (['ambition', 'value'] as const).flatMap(of =>
          [lineage.old, lineage.now].flatMap(side => itemsIn(side, of).map(item => letters(item.title))),
        ),
      )
      for (const { from, to } of bands) expect(from.x).toBeLessThan(to.x)
    }),
    { numRuns: 40 },
  )
})

test('[LI12] every old and new one that is said has a band, and what is not yet said says so', () => {
  const { plates, bands } = placeLineage(steps)
  expect(bands).toHaveLength(17)
  expect(plates.filter(({ isUnsaid }) => isUnsaid).map(({ plate }) => wordsIn(plate.text))).toEqual([
    'EmbracingofChangeNotyetsaid',
  ])
  expect(plates.filter(({ kind }) => kind === 'how')).toHaveLength(steps.entries.length)
})

test('[LI13] it is well formed whatever is typed, with its words as text, and in high contrast black on white', () => {
  const harm = ['</svg><script>alert(1)</script>', ']]>&#0;', '\u202Eabc\u2066', 'W'.repeat(120), '我们想被听见']
  const lineage = lineageOf(sideOf('2020', harm, harm), sideOf('2023', harm, []), [['ambition', 'kept', [0], [0]]])
  const svg = drawLineage({ lineage, look: 'contrast' })
  const page = new DOMParser({
    onError: (_, message) => {
      throw new Error(message)
    },
  }).parseFromString(svg, 'image/svg+xml')
  expect(page.getElementsByTagName('title')[0]?.textContent).toBe(lineageAlt(lineage))
  expect(page.getElementsByTagName('desc')[0]?.textContent).toBe(lineageText(lineage))
  expect(svg).not.toContain('<script')
  expect(new Set(svg.match(/#[0-9A-F]{6}/g))).toEqual(new Set(['#000000', '#FFFFFF']))
  expect(placeLineage(lineage).foot.map(wordsIn).join('')).toContain('lettersthatcannotbedrawnhere')
})

test('[LI13] it looks as it did when it was last looked at, and becomes an image', async () => {
  const svg = drawLineage({ lineage: steps, look: 'paper' })
  const small = lineageOf(sideOf('2020', ['So'], []), sideOf('2023', ['So'], []), [['ambition', 'kept', [0], [0]]])
  await expect(drawLineage({ lineage: small, look: 'paper' })).toMatchFileSnapshot('golden/lineage.svg')
  expect(drawLineage({ lineage: steps, look: 'paper' })).toBe(svg)
  const png = Buffer.from(await toPng(svg, 600))
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 600])
})
