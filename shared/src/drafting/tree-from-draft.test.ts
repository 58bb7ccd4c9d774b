import { expect, test } from 'vitest'
import type { Block } from '#model/draft.ts'
import { AmbitionId, BoxLinkId, BreakoutId, PointId, SectionId, ThemeId } from '#model/ids.ts'
import { orderKeys } from '#rules/order.ts'
import type { ReadPoint, ReadSource } from '#rules/summary.ts'
import type { Heard, HeardBreakout } from './chapters.ts'
import type { DocumentNode } from './document-tree.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const strategy = { title: 'Our Direction', period: '2027', ambitions: [] }

test('[X5] the document is called by its first heading with words, or else by the strategy', () => {
  const from: Heard = { strategy, breakouts: [] }
  const title = (text: string): Block => ({ kind: 'heading', level: 1, about: null, spans: [{ text, marks: [] }] })
  expect(treeFromDraft([title(' '), title('Ours'), title('More')], from).title).toBe('Ours')
  expect(treeFromDraft([title(' ')], from).title).toBe('Our Direction 2027')
})

const ambitionId = AmbitionId.parse('ambition-01')
const [reviewed, own] = ['section-01', 'section-02'].map(id => SectionId.parse(id)) as [SectionId, SectionId]
const [early, late] = ['theme-00001', 'theme-00002'].map(id => ThemeId.parse(id)) as [ThemeId, ThemeId]
const [first, second] = orderKeys(2) as [string, string]
const link = (at: number, from: SectionId | ThemeId, to: SectionId | ThemeId) => ({
  id: BoxLinkId.parse(`link-number-${at}`),
  from,
  to,
  sentence: `Sentence ${at}`,
})

const linked: HeardBreakout = {
  breakout: {
    id: BreakoutId.parse('breakout-01'),
    question: 'What?',
    sections: [
      { id: reviewed, ambitionId, title: 'As it was called then', description: '' },
      { id: own, ambitionId: null, title: 'About all of them', description: '' },
    ],
  },
  notes: [],
  themes: [
    { id: early, name: 'Funding', said: '', order: first },
    { id: late, name: '', said: '', order: second },
  ],
  placements: [],
  parked: [],
  links: [link(1, late, early), link(2, early, reviewed), link(3, own, reviewed), link(4, own, own)],
}

const heard = (breakouts: readonly HeardBreakout[]): Heard => ({
  strategy: { ...strategy, ambitions: [{ id: ambitionId, title: 'Aim high', description: '', whatWeDid: '' }] },
  breakouts,
})

const statement = (text: string, source: string): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source,
})

test('[X41] after all notes come the links, breakout by breakout in board order, with both ends as the document calls them', () => {
  const { nodes } = treeFromDraft([], heard([linked, { ...linked, links: [link(5, early, late)] }]))
  expect(nodes.slice(-6, -1)).toEqual([
    { kind: 'heading', level: 2, spans: [{ text: 'Links', marks: [] }] },
    statement('Sentence 3', 'Links “Aim high” and “About all of them”'),
    statement('Sentence 2', 'Links “Aim high” and “Funding”'),
    statement('Sentence 1', 'Links “Funding” and “Theme without a name yet”'),
    statement('Sentence 5', 'Links “Funding” and “Theme without a name yet”'),
  ])
})

test('[X41] without links that can be read there is no heading for them', () => {
  const none = heard([{ ...linked, links: [link(4, own, own), link(5, own, SectionId.parse('section-gone'))] }])
  expect(JSON.stringify(treeFromDraft([], none).nodes)).not.toContain('Links')
})

const pointOf = (text: string, sources: readonly ReadSource[]): ReadPoint => ({
  id: PointId.parse(`point-of-${text.length}`),
  text,
  sources,
  notes: [],
})
const rests = (kind: ReadSource['kind'], id: ThemeId, words: string): ReadSource => ({ kind, id, words, records: [] })

test('[T106] the points of a summary stand in short before the evidence of their chapter, each with what it rests on, and those of all before the links', () => {
  const summary = {
    overall: [pointOf('Still relevant', [])],
    bySection: new Map([
      [reviewed, [pointOf('It takes time', [rests('theme', early, 'Funding'), rests('gone', late, '')])]],
    ]),
  }
  const from = heard([{ ...linked, links: [], summary }])
  const heading = (level: 2 | 3, text: string, about: AmbitionId | ThemeId): Block => ({
    kind: 'heading',
    level,
    about,
    spans: [{ text, marks: [] }],
  })
  const own: Block = { kind: 'statement', spans: [{ text: 'We say', marks: [] }], cites: [], ownWords: true }
  const blocks = [heading(2, 'Aim high', ambitionId), own, heading(3, 'Funding', early)]
  const texts = (drafted: readonly Block[]): string[] =>
    treeFromDraft(drafted, from).nodes.flatMap(node =>
      'spans' in node ? [node.spans.map(({ text }) => text).join('')] : [],
    )
  expect(texts(blocks)).toEqual([
    'Aim high',
    'We say',
    'In short',
    'It takes time',
    'Funding',
    'Overall summary',
    'Still relevant',
  ])
  expect(texts([])).toEqual(['Aim high', 'In short', 'It takes time', 'Overall summary', 'Still relevant'])
  expect(treeFromDraft([], from).nodes).toContainEqual(statement('It takes time', 'Rests on: Funding'))
})
