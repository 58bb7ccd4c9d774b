/** What documents make of themes that were merged, that are parts of others, and of what else is said about them. */
import { expect, test } from 'vitest'
import { partOf } from '#model/draft-part.ts'
import { textOf, type Block } from '#model/draft.ts'
import { AmbitionId, BreakoutId, NoteId, PlacementId, SectionId, ThemeId } from '#model/ids.ts'
import type { Theme } from '#model/theme.ts'
import { orderKeys } from '#rules/order.ts'
import { standingThemes } from '#rules/standing-themes.ts'
import { chaptersOf, type Heard } from './chapters.ts'
import type { DocumentNode } from './document-tree.ts'
import { draftFromThemes } from './draft-from-themes.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const sectionId = SectionId.parse('section-01')
const ambition = { id: AmbitionId.parse('ambition-01'), title: 'Aim high', description: '', whatWeDid: '' }
const keys = orderKeys(6)
const idOf = (name: string): ThemeId => ThemeId.parse(`theme-${name}`.padEnd(14, '0'))
const noteOf = (name: string): NoteId => NoteId.parse(`note-${name}`.padEnd(14, '0'))

type Fields = Partial<Omit<Theme, 'id' | 'order'>>

/** One breakout with a note in each theme; themes in this order. */
function heardOf(themes: Readonly<Record<string, Fields>>, more: { readonly loose?: readonly string[] } = {}): Heard {
  const names = Object.keys(themes)
  const records = Object.entries(themes).map(([name, fields], at): Theme => ({
    id: idOf(name),
    name,
    said: `${name} is said.`,
    order: keys[at] ?? 'a0',
    ...fields,
  }))
  const standing = standingThemes({
    themes: records,
    placements: names.map(name => ({
      id: PlacementId.parse(`placed-${name}`.padEnd(14, '0')),
      noteId: noteOf(name),
      themeId: idOf(name),
    })),
    parked: [],
    links: [],
  })
  const breakoutId = BreakoutId.parse('breakout-01')
  return {
    strategy: { title: 'Our Direction', period: '2027', ambitions: [ambition] },
    breakouts: [
      {
        breakout: {
          id: breakoutId,
          question: 'What is missing?',
          sections: [{ id: sectionId, ambitionId: null, title: 'Missing', description: '' }],
        },
        notes: [...names, ...(more.loose ?? [])].map((name, at) => ({
          id: noteOf(name),
          sectionId,
          text: `Words of ${name}`,
          order: orderKeys(9)[at] ?? 'a0',
          signedBy: null,
          route: 'live' as const,
          roomNumber: 1,
          roomName: '',
          breakoutId,
          ...(name === 'Tidy' ? { tidied: 'Words, tidied.' } : {}),
        })),
        ...standing,
      },
    ],
  }
}

function built(heard: Heard, existing: readonly Block[] = []): Block[] {
  const { additions } = draftFromThemes({ ...heard.strategy, values: [] }, chaptersOf(heard), existing)
  return additions.toReversed().reduce<Block[]>((all, { at, blocks }) => all.toSpliced(at, 0, ...blocks), [...existing])
}

const outline = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(block =>
    block.kind === 'heading' && block.level > 1 && partOf(block.about) === undefined
      ? [`${block.level} ${textOf(block)}`]
      : [],
  )

const saidIn = (nodes: readonly DocumentNode[]): string[] =>
  nodes.flatMap(node => (node.kind === 'statement' ? [textOf(node)] : []))

test('[T83] a part stands under its whole with a heading one deeper, also where it comes to a draft that has the whole already', () => {
  const early = heardOf({ Whole: {}, Other: {} })
  const now = heardOf({ Whole: {}, Part: { within: idOf('Whole') }, Other: {}, Last: { within: idOf('Other') } })
  const due = ['2 Aim high', '2 Missing', '3 Whole', '4 Part', '3 Other', '4 Last']
  expect(outline(built(now))).toEqual(due)
  const grown = built(now, built(early))
  expect(outline(grown)).toEqual(due)
  expect(built(now, grown)).toEqual(grown)
  const { nodes } = treeFromDraft(grown, now)
  const heading = nodes.findIndex(node => node.kind === 'heading' && textOf(node) === 'Part')
  expect(nodes.slice(heading, heading + 3).map(({ kind }) => kind)).toEqual(['heading', 'statement', 'evidence'])
})

test('[T83] a part whose whole has no notes in the chapter has a heading like any other', () => {
  const gone = heardOf({ Part: { within: idOf('Nowhere') } })
  expect(outline(built(gone))).toEqual(['2 Aim high', '2 Missing', '3 Part'])
})

test('[T84] statements that cite a theme which was merged rest on the one that it is in now, once', () => {
  const early = heardOf({ One: {}, Two: {} })
  const now = heardOf({ One: {}, Two: { mergedInto: idOf('One') } })
  const statement = (about: string, ...cited: string[]): Block[] => [
    { kind: 'heading', level: 3, about: idOf(about), spans: [{ text: about, marks: [] }] },
    {
      kind: 'statement',
      cites: cited.map(name => ({ themeId: idOf(name) })),
      ownWords: false,
      spans: [{ text: 'They say so.', marks: [] }],
    },
  ]
  const whole = built(early)
  const start = whole.findIndex(block => textOf(block) === 'Aim high')
  const chapter = [...whole.slice(0, 1), ...whole.slice(start, start + 2)]
  const draft = [...chapter, ...statement('One', 'One', 'Two')]
  expect(treeFromDraft(draft, now).nodes).toContainEqual({
    kind: 'statement',
    spans: [{ text: 'They say so.', marks: [] }],
    source: 'Rests on: One',
  })
  const citesMerged = [...chapter, ...statement('One', 'Two')]
  expect(built(now, citesMerged)).toEqual(citesMerged)
  const evidence = treeFromDraft(citesMerged, now).nodes.flatMap(node => (node.kind === 'evidence' ? node.notes : []))
  expect(evidence.map(({ text }) => text)).toEqual(['Words of One', 'Words of Two'])
})

test('[T85] where people differ stands in the document as both views and what they share, in this order', () => {
  const heard = heardOf({ Rent: { view: 'Too dear', otherView: 'Fair', sharedView: 'It must be paid' } })
  const due = ['Rent is said.', 'One view: Too dear', 'The other view: Fair', 'What both share: It must be paid']
  expect(saidIn(treeFromDraft(built(heard), heard).nodes)).toEqual(due)
  expect(saidIn(treeFromDraft([], heard).nodes)).toEqual(due.slice(1))
})

test('[T86] where a theme of what is missing goes stands in the document, and nothing where nobody has said', () => {
  const heard = heardOf({
    Gardens: { goes: 'under-ambition', goesTo: ambition.id },
    Night: { goes: 'parked', goesWhy: 'Ask them first' },
    Cake: {},
  })
  expect(saidIn(treeFromDraft([], heard).nodes)).toEqual([
    'In the new strategy: Goes under “Aim high”',
    'In the new strategy: Parked: Ask them first',
  ])
})

test('[T87] tidier words stand in the document beside the words that were said', () => {
  const heard = heardOf({ Tidy: {}, Plain: {} })
  const notes = treeFromDraft([], heard).nodes.flatMap(node => (node.kind === 'evidence' ? node.notes : []))
  expect(notes).toEqual([
    { text: 'Words of Tidy', tidied: 'Words, tidied.', from: 'Room 1', parkedFor: '' },
    { text: 'Words of Plain', from: 'Room 1', parkedFor: '' },
  ])
})

test('[T89] a document that is shared with notes nobody looked at says under its title how many', () => {
  const heard = heardOf({ One: {} }, { loose: ['late', 'later'] })
  const { nodes } = treeFromDraft(built(heard), heard)
  expect(saidIn(nodes.slice(0, 2))).toEqual([
    'Nobody has looked at 2 notes yet. They stand here under “Not yet looked at”.',
  ])
  expect(saidIn(treeFromDraft([], heardOf({ One: {} })).nodes)).toEqual([])
})
