import { expect, test } from 'vitest'
import { textOf, type Block } from '#model/draft.ts'
import { draftParts, keyOfPart, partOf, partWords, type DraftPart } from '#model/draft-part.ts'
import {
  AmbitionId,
  BoxLinkId,
  BreakoutId,
  NoteId,
  ParkedId,
  PlacementId,
  SectionId,
  SessionId,
  ThemeId,
  ValueId,
} from '#model/ids.ts'
import type { Strategy } from '#model/strategy.ts'
import type { Theme } from '#model/theme.ts'
import { chaptersOf, type Heard } from './chapters.ts'
import { draftFromThemes } from './draft-from-themes.ts'
import type { DocumentNode } from './document-tree.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const ambitionId = AmbitionId.parse('ambition-01')
const sectionId = SectionId.parse('section-of-it')
const theme = (at: number, more: Partial<Theme> = {}): Theme => ({
  id: ThemeId.parse(`theme-number-${at}`),
  name: `Theme ${at}`,
  said: '',
  order: `a${at}`,
  ...more,
})
const note = (at: number, route: 'live' | 'phone' = 'live') => ({
  id: NoteId.parse(`note-number-${at}`),
  sectionId,
  text: `Words ${at}`,
  order: `a${at}`,
  signedBy: null,
  route,
  roomNumber: 1,
  roomName: '',
  breakoutId: BreakoutId.parse('breakout-01'),
})
const heard: Heard = {
  strategy: {
    title: 'Our Direction',
    period: '2027',
    ambitions: [{ id: ambitionId, title: 'Aim high', description: '', whatWeDid: '' }],
  },
  breakouts: [
    {
      session: {
        id: SessionId.parse('session-01'),
        title: 'First session',
        startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      },
      breakout: {
        id: BreakoutId.parse('breakout-01'),
        question: 'What?',
        sections: [{ id: sectionId, ambitionId, title: 'Aim high', description: '' }],
      },
      notes: [note(1), note(2), note(3, 'phone'), note(4)],
      themes: [theme(1), theme(2, { said: 'People ask for night buses.' })],
      placements: [1, 2].map(at => ({
        id: PlacementId.parse(`placement-number-${at}`),
        noteId: note(at).id,
        themeId: theme(at).id,
      })),
      parked: [{ id: ParkedId.parse('parked-number-1'), noteId: note(3).id, reason: 'Answered there.' }],
      links: [
        { id: BoxLinkId.parse('link-number-1'), from: theme(1).id, to: sectionId, sentence: 'One needs the other.' },
      ],
    },
  ],
}

const statement = (text: string, cited?: Theme): Block => ({
  kind: 'statement',
  cites: cited === undefined ? [] : [{ themeId: cited.id }],
  ownWords: cited === undefined,
  spans: [{ text, marks: [] }],
})
const heading = (part: DraftPart): Block => ({
  kind: 'heading',
  level: 2,
  about: keyOfPart(part),
  spans: [{ text: partWords[part].title, marks: [] }],
})

const built = (existing: readonly Block[] = [], values: Strategy['values'] = []): Block[] =>
  draftFromThemes({ ...heard.strategy, values }, chaptersOf(heard), existing)
    .additions.toReversed()
    .reduce<Block[]>((all, { at, blocks }) => all.toSpliced(at, 0, ...blocks), [...existing])

const said = (nodes: readonly DocumentNode[]): string[] =>
  nodes.flatMap(node =>
    node.kind === 'list' ? node.items.map(item => `- ${item}`) : 'spans' in node ? [textOf(node)] : [],
  )

/** What stands under a heading of the document. */
const under = (blocks: readonly Block[], title: string): string[] => {
  const nodes = treeFromDraft(blocks, heard).nodes
  const start = nodes.findIndex(node => node.kind === 'heading' && textOf(node) === title)
  const end = nodes.findIndex((node, at) => at > start && node.kind === 'heading' && node.level <= 2)
  return start === -1 ? ['no such heading'] : said(nodes.slice(start + 1, end === -1 ? undefined : end))
}

test('[D42] a draft in which nothing is written begins with all its parts around the ambitions, and one that is gone does not come back', () => {
  const titles = (blocks: readonly Block[]): string[] =>
    blocks.flatMap(block => (block.kind === 'heading' && block.level <= 2 ? [textOf(block)] : []))
  const whole = built()
  expect(titles(whole)).toEqual([
    'Our Direction 2027',
    'Our vision',
    'Our mission',
    'Our values',
    'Aim high',
    'Connections',
    'What we heard that is not in here, and why',
    'How this was made',
    'Thanks',
  ])
  expect(built(whole)).toEqual(whole)
  const without = whole.filter(block => block.kind !== 'heading' || partOf(block.about) !== 'thanks')
  expect(built(without)).toEqual(without)
  const noChapters = whole.filter(
    block => block.kind !== 'heading' || block.level > 2 || partOf(block.about) !== undefined,
  )
  expect(titles(built(noChapters)).indexOf('Aim high')).toBe(3)
})

test('[D43] what stands in a part by itself follows the data: links, what no statement says and why, and how it was made', () => {
  const draft = [heading('connections'), heading('left-out'), heading('how-made'), statement('We met twice.')]
  expect(under(draft, 'Connections')).toEqual(['One needs the other.'])
  expect(under(draft, 'What we heard that is not in here, and why')).toEqual([
    '- Theme 1 (1 note)',
    '- Theme 2 (1 note): People ask for night buses.',
    '- Set aside (1 note): Answered there.',
    '- Not yet looked at: 1 note',
  ])
  expect(under([statement('Night buses.', theme(2)), ...draft], 'What we heard that is not in here, and why')).toEqual([
    '- Theme 1 (1 note)',
    '- Set aside (1 note): Answered there.',
    '- Not yet looked at: 1 note',
  ])
  expect(under(draft, 'How this was made')).toEqual([
    'We met twice.',
    '- First session, Wednesday 24 March 2027, 1 pm UK time: 4 notes',
    '- Written in a session: 3 notes',
    '- By phone: 1 note',
  ])
})

test('[D43] a part that says nothing is left out of the document, and the links stand once', () => {
  const draft = draftParts.map(heading)
  const titles = treeFromDraft([...draft, statement('Thank you.')], heard).nodes.flatMap(node =>
    node.kind === 'heading' && node.level === 2 ? [textOf(node)] : [],
  )
  expect(titles).toEqual([
    'Connections',
    'What we heard that is not in here, and why',
    'How this was made',
    'Thanks',
    'Aim high',
  ])
  expect(under([], 'Links')).toEqual(['One needs the other.'])
})

test('[D42] the values of the strategy begin the part that is about them, in their order', () => {
  const value = (title: string, description: string) => ({ id: ValueId.parse(`value-${title}-01`), title, description })
  const whole = built([], [value('Kind', 'We ask twice.'), value('Open', '')])
  const start = whole.findIndex(block => block.kind === 'heading' && partOf(block.about) === 'values')
  expect(whole.slice(start + 1, start + 5).map(block => [block.kind, textOf(block)])).toEqual([
    ['heading', 'Kind'],
    ['statement', 'We ask twice.'],
    ['heading', 'Open'],
    ['statement', ''],
  ])
  expect(built(whole, [value('Kind', 'We ask twice.')])).toEqual(whole)
})
