import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '@waymark/shared/model/draft.ts'
import { hasWords, isKeepable } from '@waymark/shared/model/text.ts'
import type { DocumentNode, DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { presentable } from './presentable.ts'

const heading = (level: 1 | 2 | 3, text: string): DocumentNode => ({
  kind: 'heading',
  level,
  spans: [{ text, marks: [] }],
})
const outline = ({ nodes }: DocumentTree): string[] =>
  nodes.flatMap(node => (node.kind === 'heading' ? [`${node.level} ${textOf(node)}`] : []))
const tidied = (...nodes: DocumentNode[]): DocumentTree =>
  presentable({ title: 'Our Direction', language: 'en-GB', nodes })

const anyNode: fc.Arbitrary<DocumentNode> = fc.oneof(
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), fc.constantFrom('', ' ', 'Words'))
    .map(([level, text]) => heading(level, text)),
  fc
    .string({ unit: 'binary' })
    .map((text): DocumentNode => ({ kind: 'statement', spans: [{ text, marks: [] }], source: text })),
  fc.string({ unit: 'binary' }).map((text): DocumentNode => ({ kind: 'remark', text })),
)

test('[X5] a document begins with its one title, and no heading skips a level', () => {
  fc.assert(
    fc.property(fc.array(anyNode), nodes => {
      const levels = outline(tidied(...nodes)).map(line => Number(line[0]))
      expect(levels.filter(level => level === 1)).toEqual([1])
      expect(levels[0]).toBe(1)
      expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
    }),
  )
})

test('[X5] headings that are in order stay as they are', () => {
  expect(
    outline(tidied(heading(1, 'Title'), heading(2, 'A'), heading(3, 'a'), heading(3, 'b'), heading(2, 'B'))),
  ).toEqual(['1 Title', '2 A', '3 a', '3 b', '2 B'])
})

test('[X5] a second title becomes a chapter, a theme straight under the title too, and empty headings go', () => {
  expect(
    outline(
      tidied(
        heading(1, ''),
        heading(1, 'Title'),
        heading(3, 'a'),
        heading(1, 'Again'),
        heading(3, 'b'),
        heading(2, ' '),
      ),
    ),
  ).toEqual(['1 Title', '2 a', '2 Again', '3 b'])
})

test('[X5] without a heading of its own the document is headed by its title, and has one in any case', () => {
  expect(outline(tidied(heading(2, 'A')))).toEqual(['1 Our Direction', '2 A'])
  expect(presentable({ title: ' \n', language: 'en-GB', nodes: [] }).title).toBe('A document without a title')
  expect(presentable({ title: 'Our\nDirection', language: 'en-GB', nodes: [] }).title).toBe('Our Direction')
})

test('[X2] what no file can hold goes, and all else stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }).filter(hasWords), text => {
      const [, node] = tidied({ kind: 'evidence', intro: text, notes: [{ text, from: text, parkedFor: text }] }).nodes
      const kept = node?.kind === 'evidence' ? node.notes.flatMap(note => [note.text, note.from, note.parkedFor]) : []
      expect(kept.every(isKeepable)).toBe(true)
      expect(kept[0]).toBe(isKeepable(text) ? text : kept[0])
    }),
  )
})
