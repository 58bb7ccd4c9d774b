import { expect, test } from 'vitest'
import type { Block } from '#model/draft.ts'
import { AmbitionId, BoxLinkId, BreakoutId, SectionId, ThemeId } from '#model/ids.ts'
import { orderKeys } from '#rules/order.ts'
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
