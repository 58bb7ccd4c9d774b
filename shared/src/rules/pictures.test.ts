/** What the pictures show, the words beside them, and when these are out of date. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BoxLinkId, NoteId, SectionId } from '#model/ids.ts'
import type { Section } from '#model/session.ts'
import { lengthOf } from '#model/text.ts'
import { maxAlt, type PictureWords } from '#model/summary.ts'
import { boardTree } from './board-tree.ts'
import { hashOfShown, picturesOf, usualAlt, usualText, wordsBeside, type Shown } from './pictures.ts'
import { standingThemes } from './standing-themes.ts'
import { readSummary } from './summary.ts'

const id = (name: string): string => name.padEnd(12, '-')
const section = (name: string, title: string): Section => ({
  id: SectionId.parse(id(name)),
  ambitionId: id(name) as never,
  title,
  description: '',
})
const sections = [section('one', 'Planning for the future'), section('two', 'Learning and developing')]
const [one, two] = sections.map(section => section.id)

const notes = ['We need to aim high', 'Focus on sustainability'].map((text, at) => ({
  id: NoteId.parse(id(`note-${at}`)),
  sectionId: one ?? SectionId.parse(id('one')),
  text,
  order: `a${at}`,
  signedBy: null,
  route: 'live' as const,
  roomNumber: 1,
}))

function shownWith(points: string[], said: { readonly link?: string; readonly theme?: string } = {}): Shown[] {
  const standing = standingThemes({
    themes:
      said.theme === undefined
        ? []
        : [{ id: id('theme') as never, name: said.theme, said: 'They said so', order: 'a1' }],
    placements: [],
    parked: [],
    links:
      said.link === undefined
        ? []
        : [{ id: BoxLinkId.parse(id('link')), from: two as never, to: one as never, sentence: said.link }],
  })
  const summary = readSummary({
    sections,
    notes,
    standing,
    points: points.map((text, at) => ({
      id: id(`point-${at}`) as never,
      sectionId: one ?? null,
      text,
      order: `a${at}`,
    })),
    sources: [],
  })
  return picturesOf({ sections, tree: boardTree({ sections, notes }), standing, summary })
}

describe('what the pictures show', () => {
  test('[T102] is the points of a section, or else its notes in the order of the board; and the points of all, or else the themes', () => {
    const [plain, , wall] = shownWith([], { theme: 'Funding' })
    const [pointed] = shownWith(['Aim high'])
    expect(plain?.pieces.map(({ text }) => text)).toEqual(['We need to aim high', 'Focus on sustainability'])
    expect(pointed?.pieces).toEqual([{ name: '', text: 'Aim high' }])
    expect(wall?.pieces).toEqual([{ name: 'Funding', text: 'They said so' }])
  })

  test('[T103] is told in a short text and in a full one, with every word, the count and the links', () => {
    const [sheet, other, wall] = shownWith([], { link: 'Evidencing impact and funding are linked' })
    expect(sheet && usualAlt(sheet)).toBe(
      'A box named Planning for the future, with 2 speech bubbles around it. A dotted path joins it with Learning and developing. Their words are in the text beside the picture.',
    )
    expect(sheet && usualText(sheet)).toBe(
      [
        'Planning for the future',
        '2 comments, in the order of the board',
        '',
        '1. We need to aim high',
        '2. Focus on sustainability',
        '',
        'Links',
        '- Planning for the future is linked with Learning and developing: “Evidencing impact and funding are linked”',
      ].join('\n'),
    )
    expect([other?.links.length, wall && usualAlt(wall)]).toEqual([
      1,
      'An empty wall: the overall summary has nothing in it yet.',
    ])
  })

  test('[T103] is told in a text that always fits beside the picture', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.nat(5000), (title, count) => {
        const pieces = Array.from({ length: count }, () => ({ name: '', text: 'x' }))
        const end = { name: `${title}x`, waymark: null }
        const links = [{ from: { name: title, waymark: null }, to: end, sentence: 's' }]
        const waymark = { letter: 'A', tone: 'a' as const }
        const alt = usualAlt({ id: 'overall-summary', title, waymark, from: 'notes', pieces, links })
        expect(lengthOf(alt)).toBeLessThanOrEqual(maxAlt)
      }),
    )
  })

  test('[T104] makes the words that somebody wrote out of date when it changes, and no others', () => {
    const [before] = shownWith([])
    const [after] = shownWith(['Aim high'])
    if (before === undefined || after === undefined) throw new Error('there is no sheet')
    const written: PictureWords = { id: before.id, alt: 'Two bubbles', text: '', of: hashOfShown(before) }
    expect(wordsBeside(before, written)).toMatchObject({ alt: 'Two bubbles', isOwn: true, isStale: false })
    expect(wordsBeside(before, written).text).toBe(usualText(before))
    expect(wordsBeside(after, written)).toMatchObject({ alt: 'Two bubbles', isStale: true })
    expect(wordsBeside(after, { ...written, alt: '' })).toMatchObject({
      alt: usualAlt(after),
      isOwn: false,
      isStale: false,
    })
  })

  test('[T104] has the same hash only while all of it is the same', () => {
    const all = [shownWith([]), shownWith(['a']), shownWith(['b']), shownWith([], { link: 'l' })].map(([sheet]) =>
      sheet === undefined ? '' : hashOfShown(sheet),
    )
    expect(new Set(all).size).toBe(4)
    expect(shownWith(['a']).map(hashOfShown)).toEqual(shownWith(['a']).map(hashOfShown))
  })
})
