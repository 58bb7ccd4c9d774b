import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidencePlaces } from '@waymark/shared/wire/export-choices.ts'
import type { DocumentNode } from '@waymark/shared/drafting/document-tree.ts'
import { placeEvidence, type PlacedNode } from './place-evidence.ts'

const anyNode: fc.Arbitrary<DocumentNode> = fc.oneof(
  fc
    .constantFrom(2 as const, 3 as const)
    .map(level => ({ kind: 'heading' as const, level, spans: [{ text: 'H', marks: [] }] })),
  fc
    .record({
      id: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
      source: fc.constantFrom('', 'Rests on: x'),
    })
    .map(({ id, source }) => ({
      kind: 'statement' as const,
      spans: [{ text: 'S', marks: [] }],
      source,
      ...(id === undefined ? {} : { id }),
    })),
  fc.string({ minLength: 1 }).map(text => ({
    kind: 'evidence' as const,
    intro: 'What people said',
    notes: [{ text, from: 'Room 1', parkedFor: '' }],
  })),
)
const title: DocumentNode = { kind: 'heading', level: 1, spans: [{ text: 'T', marks: [] }] }
const trees = fc
  .array(anyNode, { maxLength: 30 })
  .map(nodes => ({ title: 'T', language: 'en-GB', nodes: [title, ...nodes] }))

const notesIn = (nodes: readonly PlacedNode[]): string[] =>
  nodes.flatMap(node => [
    ...(node.kind === 'evidence' ? node.notes.map(({ text }) => text) : []),
    ...('beside' in node ? notesIn(node.beside ?? []) : []),
  ])
const sourcesIn = (nodes: readonly PlacedNode[]): string[] =>
  nodes.flatMap(node => [
    ...(node.kind === 'statement' && node.source !== '' ? [node.source] : []),
    ...('beside' in node ? (node.beside ?? []).flatMap(said => (said.kind === 'remark' ? [said.text] : [])) : []),
  ])
const anchorsIn = (nodes: readonly PlacedNode[]): string[] =>
  nodes.flatMap(node => ('anchor' in node && node.anchor !== undefined ? [node.anchor] : []))

test('[X61] wherever people’s words are asked for, each stands once and in its order; left out, none does', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom(...evidencePlaces), (tree, place) => {
      const { nodes } = placeEvidence(tree, place)
      expect(notesIn(nodes)).toEqual(place === 'none' ? [] : notesIn(tree.nodes))
      expect(sourcesIn(nodes)).toEqual(sourcesIn(tree.nodes))
    }),
  )
})

test('[X61] each heading and statement is found by a name that Word takes and nothing else has', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom(...evidencePlaces), (tree, place) => {
      const { nodes } = placeEvidence(tree, place)
      const anchors = anchorsIn(nodes)
      expect(anchors.filter(name => !/^[A-Za-z]\w{0,39}$/.test(name))).toEqual([])
      expect(new Set(anchors.map(name => name.toLowerCase())).size).toBe(anchors.length)
      const named = nodes.filter(({ kind }) => kind === 'heading' || kind === 'statement' || kind === 'reference')
      expect(anchors.length).toBe(named.length)
      const missing = nodes.filter(node => node.kind === 'reference' && !anchors.includes(node.to))
      expect(missing).toEqual([])
    }),
  )
})

test('[X61] where the words are left out, a heading that nothing else stood under goes too, and no other', () => {
  const heading = (level: 2 | 3, text: string): DocumentNode => ({
    kind: 'heading',
    level,
    spans: [{ text, marks: [] }],
  })
  const words: DocumentNode = {
    kind: 'evidence',
    intro: 'What people said',
    notes: [{ text: 'x', from: '', parkedFor: '' }],
  }
  const statement: DocumentNode = { kind: 'statement', spans: [{ text: 'S', marks: [] }], source: '' }
  const nodes = [
    title,
    heading(2, 'a'),
    heading(3, 'b'),
    words,
    heading(2, 'c'),
    heading(3, 'd'),
    statement,
    words,
    heading(2, 'e'),
  ]
  const left = placeEvidence({ title: 'T', language: 'en-GB', nodes }, 'none').nodes
  expect(left.flatMap(node => (node.kind === 'heading' ? node.spans.map(({ text }) => text) : []))).toEqual([
    'T',
    'c',
    'd',
    'e',
  ])
})
