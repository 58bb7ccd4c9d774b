import { expect, test } from 'vitest'
import { AmbitionId, LineageEntryId, ValueId } from '#model/ids.ts'
import type { ReadLineage } from '#rules/lineage.ts'
import type { DocumentNode } from './document-tree.ts'
import { treeFromDraft } from './tree-from-draft.ts'

const [before, after] = ['ambition-old', 'ambition-new'].map(id => AmbitionId.parse(id)) as [AmbitionId, AmbitionId]
const lineage: ReadLineage = {
  old: {
    title: 'Our Direction',
    period: '2020 to 2023',
    ambitions: [{ id: before, title: 'Leading culture change' }],
    values: [{ id: ValueId.parse('value-human'), title: 'Human' }],
  },
  now: {
    title: 'Our Direction',
    period: '2023 to 2028',
    ambitions: [{ id: after, title: 'Lead culture change' }],
    values: [],
  },
  entries: [
    {
      id: LineageEntryId.parse('entry-number-1'),
      of: 'ambition',
      how: 'reworded',
      from: [before],
      to: [after],
      reason: 'It is **done**, and not only\nled.',
    },
  ],
}
const strategy = { title: 'Our Direction', period: '2023 to 2028', ambitions: [] }
const heading = (level: 2 | 3, text: string): DocumentNode => ({ kind: 'heading', level, spans: [{ text, marks: [] }] })
const statement = (text: string, source: string): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source,
})

test('[LI10] where a strategy comes from stands near the end of its document, with each reason and what is not yet said', () => {
  const { nodes } = treeFromDraft([], { strategy, breakouts: [], lineage })
  expect(nodes.slice(0, -1)).toEqual([
    heading(2, 'Where this comes from'),
    statement('This continues Our Direction, 2020 to 2023.', ''),
    heading(3, 'The ambitions'),
    statement(
      '“Leading culture change” is now called “Lead culture change”.',
      'Reason: It is **done**, and not only\nled.',
    ),
    heading(3, 'The values'),
    statement('It is not yet said what became of “Human”.', ''),
  ])
})

test('[LI10] a document of a strategy that continues nothing says nothing of it', () => {
  const without = treeFromDraft([], { strategy, breakouts: [] })
  expect(JSON.stringify(without)).not.toContain('comes from')
  expect(treeFromDraft([], { strategy, breakouts: [], lineage: undefined })).toEqual(without)
})
