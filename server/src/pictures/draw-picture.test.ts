/** The sheets: nothing overlaps, nothing is cut off, no word is lost, and the same is always drawn the same. */
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SectionId } from '@waymark/shared/model/ids.ts'
import { tones } from '@waymark/shared/rules/letters.ts'
import { overallSummary, usualAlt, usualText, type Shown } from '@waymark/shared/rules/pictures.ts'
import { mostSheets, pictureLooks, pictureSizes, type PictureSize } from '@waymark/shared/wire/pictures.ts'
import { drawPicture, placeSheets } from './draw-picture.ts'
import type { Box, PlacedSheet, PlacedText, Plate } from './placed.ts'
import { sheetColours, sheetSizes } from './sheet-sizes.ts'
import { toPng } from './to-png.ts'

const sectionId = SectionId.parse('section-of-it')
const sheetOf = (texts: readonly string[], more: Partial<Shown> = {}): Shown => ({
  id: sectionId,
  title: 'Leading culture change',
  waymark: { letter: 'A', tone: 'a' },
  from: 'notes',
  pieces: texts.map(text => ({ name: '', text })),
  links: [],
  ...more,
})
const wallOf = (texts: readonly string[], more: Partial<Shown> = {}): Shown =>
  sheetOf(texts, { id: overallSummary, title: 'Overall summary', waymark: null, from: 'points', ...more })

const under = 'Are the ambitions still right?'
const placed = (shown: Shown, size: PictureSize = 'a4'): PlacedSheet[] => placeSheets({ shown, under, size })
const drawn = (shown: Shown, look: (typeof pictureLooks)[number] = 'paper'): string[] =>
  drawPicture({ shown, under, size: 'a4', look, words: { alt: usualAlt(shown), text: usualText(shown) } })

const wordsIn = ({ set }: PlacedText): string =>
  letters(set.lines.flatMap(({ words }) => words.flatMap(({ clusters }) => clusters.map(({ text }) => text))).join(''))
const letters = (text: string): string => text.normalize('NFC').replaceAll(/[\s\p{Cf}<>]/gu, '')

const right = ({ x, width }: Box): number => x + width
const bottom = ({ y, height }: Box): number => y + height
const isApart = (a: Box, b: Box): boolean =>
  right(a) <= b.x + 0.01 || right(b) <= a.x + 0.01 || bottom(a) <= b.y + 0.01 || bottom(b) <= a.y + 0.01
const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  right(inner) <= right(outer) + 0.01 &&
  bottom(inner) <= bottom(outer) + 0.01

/** All that has a place of its own, a bubble with its tail. */
const boxesOf = ({ pieces, title, links }: PlacedSheet): Box[] => [
  title.box,
  ...pieces.map(({ box, tail }) => ({ ...box, height: box.height + (tail?.height ?? 0) })),
  ...links.flatMap(({ from, to, sentence }) => [from, to, sentence].map((plate: Plate) => plate.box)),
]
const linesWithin = (text: PlacedText, box: Box): boolean =>
  text.set.lines.every(({ width }) => text.x >= box.x - 0.01 && text.x + (width * text.size) / 1000 <= right(box) + 0.5)

function faultsOf(sheet: PlacedSheet): string[] {
  const boxes = boxesOf(sheet)
  return [
    ...boxes.flatMap((box, at) => boxes.slice(at + 1).flatMap(other => (isApart(box, other) ? [] : ['they overlap']))),
    ...boxes.flatMap(box => (isWithin(box, sheet.frame) ? [] : ['it leaves the frame'])),
    ...sheet.pieces.flatMap(({ texts, box }) =>
      texts.flatMap(text => (linesWithin(text, box) ? [] : ['the words leave their bubble'])),
    ),
  ]
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('we', 'need', 'people', 'involved', 'co-production', 'sustainability', 'a') },
  { weight: 2, arbitrary: fc.constantFrom('ŵyr', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch', 'hŷn') },
  { weight: 2, arbitrary: fc.constantFrom('التغيير', 'وقت', 'שלום', 'почутими', 'हमें') },
  { weight: 1, arbitrary: fc.constantFrom('🎉', '👩🏽‍🚀', '☕', '<b>', '&amp;', '我们想被听见', '\n') },
)
const said = fc
  .array(word, { minLength: 1, maxLength: 24 })
  .map(words => words.join(' '))
  .filter(text => text.trim() !== '')
const shown = fc.record({
  texts: fc.array(said, { maxLength: 44 }),
  isWall: fc.boolean(),
  title: said.map(text => text.replaceAll('\n', ' ').trim()).filter(text => text !== ''),
  linked: fc.nat(3),
})

const asShown = ({ texts, isWall, title, linked }: typeof shown extends fc.Arbitrary<infer T> ? T : never): Shown => {
  const end = { name: title, waymark: { letter: 'B', tone: 'b' as const } }
  const links = Array.from({ length: linked }, () => ({ from: end, to: end, sentence: 'They belong together' }))
  return isWall ? wallOf(texts) : sheetOf(texts, { title, links })
}

describe('the sheets', () => {
  test('[T110] have no overlaps, and every word stands whole in its bubble and on its sheet', () => {
    fc.assert(
      fc.property(shown, fc.constantFrom(...pictureSizes), (made, size) => {
        const sheets = placed(asShown(made), size)
        expect(sheets.flatMap(faultsOf)).toEqual([])
        const pieces = sheets.flatMap(sheet => sheet.pieces)
        expect(pieces.map(({ at }) => at)).toEqual(made.texts.map((_, at) => at))
        expect(pieces.map(({ texts }) => texts.map(wordsIn).join(''))).toEqual(made.texts.map(letters))
        expect(new Set(sheets.map(sheet => sheet.size)).size).toBe(1)
        expect(sheets[0]?.size).toBeGreaterThanOrEqual(sheetSizes[size].type.least)
      }),
      { numRuns: 25 },
    )
  })

  test('[T111] are well formed whatever is said, and every word of it is in the text that travels with them', () => {
    fc.assert(
      fc.property(shown, made => {
        const all = asShown(made)
        const [svg = ''] = drawn(all)
        const page = new DOMParser({
          onError: (_, message) => {
            throw new Error(message)
          },
        }).parseFromString(svg, 'image/svg+xml')
        const text = page.getElementsByTagName('desc')[0]?.textContent ?? ''
        // The text as a whole ends with its last word.
        expect(made.texts.filter(one => !text.includes(one.trimEnd()))).toEqual([])
        expect(page.documentElement?.getAttribute('role')).toBe('img')
        expect(page.getElementsByTagName('title')[0]?.textContent).toBe(usualAlt(all))
      }),
      { numRuns: 15 },
    )
  })

  test('[T112] are the same for the same, also after others were drawn', () => {
    const first = drawn(sheetOf(['One', 'Two', 'Three', 'Four', 'التغيير 2023']))
    drawn(wallOf(['Something else 🎉']))
    expect(drawn(sheetOf(['One', 'Two', 'Three', 'Four', 'التغيير 2023']))).toEqual(first)
  })

  test('[T113] stay whole and few with 200 points of 400 signs that mean harm', () => {
    const harm = [
      '</svg><script>alert(1)</script>',
      '\u202Eabc\u2066',
      'a\u0301\u0301\u0301\u0301',
      'W'.repeat(400),
      'x\n'.repeat(200),
      ']]>&#0;',
    ]
    const texts = Array.from({ length: 200 }, (_, at) => (harm[at % harm.length] ?? '').repeat(400).slice(0, 400))
    const sheets = placed(sheetOf(texts))
    expect(sheets.length).toBeLessThanOrEqual(mostSheets)
    expect(sheets.flatMap(faultsOf)).toEqual([])
    const [svg = ''] = drawn(sheetOf(texts))
    expect(svg).not.toContain('<script')
    expect(svg.match(/<svg/g)).toHaveLength(1)
  })

  test('[T113] say which letters they cannot draw, and how many bubbles had no room', () => {
    const foot = (all: Shown): string => placed(all).at(-1)?.foot.map(wordsIn).join(' ') ?? ''
    expect(foot(sheetOf(['我们']))).toContain(letters('letters that cannot be drawn here'))
    expect(foot(sheetOf(Array.from({ length: 300 }, () => 'a lot of words')))).toContain(
      letters('In the text beside this picture: 60 more.'),
    )
  })

  test('[T113] have room for the longest note there can be, in the widest letters', () => {
    for (const text of ['☕'.repeat(1000), 'W'.repeat(1000), 'co-production '.repeat(71)]) {
      const sheets = placed(sheetOf([text, 'Short']))
      expect(sheets.flatMap(({ pieces }) => pieces)).toHaveLength(2)
      expect(sheets.flatMap(faultsOf)).toEqual([])
    }
  })

  test('[T114] have the waymark of their section, and the colours of the screen', () => {
    for (const tone of tones) {
      const [svg = ''] = drawn(sheetOf(['One'], { waymark: { letter: 'A', tone } }))
      expect(svg).toContain(sheetColours.paper.tones[tone].mark)
    }
    const [stark = ''] = drawn(sheetOf(['One']), 'contrast')
    expect([...new Set(stark.match(/#[0-9A-F]{6}/g))].toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '#000000',
      '#FFFFFF',
    ])
  })

  test('[T115] become images of the size that is asked for', async () => {
    const [svg = ''] = drawn(sheetOf(['We need a wider diversity of people involved']))
    const png = Buffer.from(await toPng(svg, 600))
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 600, 424])
  })

  test('[T112] look as they did when they were last looked at', async () => {
    const links = [
      {
        from: { name: 'Change', waymark: { letter: 'A', tone: 'a' as const } },
        to: { name: 'Learn', waymark: { letter: 'C', tone: 'c' as const } },
        sentence: 'Linked',
      },
    ]
    await expect(drawn(sheetOf(['So it is'], { links }))[0]).toMatchFileSnapshot('golden/bubbles.svg')
    await expect(drawn(wallOf(['Aim high\nbut slow'], {}))[0]).toMatchFileSnapshot('golden/wall.svg')
  })
})
