import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoxId, BoxLink } from '#model/box-link.ts'
import { BoxLinkId, SectionId, ThemeId } from '#model/ids.ts'
import { boxesOf, isSameLink, linksByBox, readLinks } from './links.ts'

const sectionIds = [0, 1, 2].map(at => SectionId.parse(`section-number-${at}`))
const themeIds = [0, 1, 2].map(at => ThemeId.parse(`theme-number-${at}`))
const gone: readonly BoxId[] = [SectionId.parse('section-gone-by-now'), ThemeId.parse('theme-gone-by-now')]

const sections = sectionIds.map((id, at) => ({
  id,
  ambitionId: null,
  title: `Section ${at}`,
}))
const themes = themeIds.map((id, at) => ({ id, name: `Theme ${at}` }))
const boxes = boxesOf(sections, themes)
const anyBox = fc.constantFrom<BoxId>(...sectionIds, ...themeIds, ...gone)

/** As peers may have left them: with boxes that are gone, of a box with itself, and the same over again. */
const links: fc.Arbitrary<BoxLink[]> = fc
  .array(fc.record({ from: anyBox, to: anyBox, sentence: fc.constantFrom('One', 'Another') }), { maxLength: 30 })
  .map(all => all.map((link, at) => ({ ...link, id: BoxLinkId.parse(`link-number-${String(at).padStart(2, '0')}`) })))

const known = new Set(boxes.map(({ id }) => id))
const isWhole = ({ from, to }: BoxLink): boolean => known.has(from) && known.has(to) && from !== to

test('[T51] every sentence about two boxes that are there is read once, and nothing else', () => {
  fc.assert(
    fc.property(links, all => {
      const read = readLinks(all, boxes)
      for (const link of all.filter(isWhole)) expect(read.filter(one => isSameLink(one, link))).toHaveLength(1)
      for (const one of read)
        expect(all.filter(isWhole).some(link => link.id === one.id && isSameLink(one, link))).toBe(true)
    }),
  )
})

test('[T51] the order in which links came, and which of its boxes was chosen first, changes nothing', () => {
  const arrivals = links.chain(all =>
    fc.record({
      all: fc.constant(all),
      otherwise: fc.shuffledSubarray(all, { minLength: all.length }),
      turned: fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }),
    }),
  )
  fc.assert(
    fc.property(arrivals, ({ all, otherwise, turned }) => {
      const other = otherwise.map((link, at) =>
        turned[at] === true ? { ...link, from: link.to, to: link.from } : link,
      )
      expect(readLinks(other, boxes)).toEqual(readLinks(all, boxes))
    }),
  )
})

test('[T51] links are read in the order of the board, the end that comes first before the other', () => {
  fc.assert(
    fc.property(links, all => {
      const place = (id: BoxId): number => boxes.findIndex(box => box.id === id)
      const places = readLinks(all, boxes).map(({ from, to }) => [place(from), place(to)] as const)
      for (const [from, to] of places) expect(from).toBeLessThan(to)
      expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
    }),
  )
})

test('[T51] boxes that share an id are one, so that a link has never more than its two ends', () => {
  const [box] = boxes
  if (box === undefined) throw new Error('there are boxes')
  const link = { id: BoxLinkId.parse('link-number-00'), from: box.id, to: gone[0] ?? box.id, sentence: 'One' }
  expect(readLinks([link], [...boxes, { ...box, name: 'Its double' }])).toEqual([])
})

test('[T50] a link is read under both its boxes, with the name of the other and the sentence letter for letter', () => {
  const [a, b] = [sectionIds[1], themeIds[0]]
  if (a === undefined || b === undefined) throw new Error('there are boxes')
  const id = BoxLinkId.parse('link-number-00')
  const sentence = ' Evidencing impact & “funding”\nare <b>linked</b>. '
  const lettered = boxesOf(
    sections.map((section, at) => ({ ...section, ambitionId: at === 1 ? ('ambition-01' as never) : null })),
    [{ id: b, name: ' ' }],
  )
  const read = readLinks([{ id, from: b, to: a, sentence }], lettered)
  expect(read).toEqual([{ id, from: a, to: b, fromName: 'A, Section 1', toName: 'Theme without a name yet', sentence }])
  const byBox = linksByBox(read)
  expect([...byBox]).toEqual([
    [a, [{ id, toName: 'Theme without a name yet', sentence }]],
    [b, [{ id, toName: 'A, Section 1', sentence }]],
  ])
})

test('[T50] under each box stand the links that have it as an end, each once, and no other', () => {
  fc.assert(
    fc.property(links, all => {
      const read = readLinks(all, boxes)
      const byBox = linksByBox(read)
      for (const { id } of boxes)
        expect((byBox.get(id) ?? []).map(link => link.id)).toEqual(
          read.filter(({ from, to }) => from === id || to === id).map(link => link.id),
        )
    }),
  )
})
