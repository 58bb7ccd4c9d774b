/** Where a strategy comes from, as a part of its document: a sentence for each line, with the reason, and what is not yet said. */
import { lineageOfs, type LineageOf } from '#model/lineage.ts'
import { inLineageOrder, type ReadLineage } from '#rules/lineage.ts'
import { sayEntry, sayReason, saySide, sayUnsaid } from '#rules/lineage-words.ts'
import type { DocumentNode } from './document-tree.ts'

/** None where it continues nothing. */
export const lineageNodes = (lineage: ReadLineage | undefined): DocumentNode[] =>
  lineage === undefined
    ? []
    : [
        heading(2, 'Where this comes from'),
        statement(`This continues ${saySide(lineage.old)}.`, ''),
        ...lineageOfs.flatMap(of => partOf(lineage, of)),
      ]

function partOf(lineage: ReadLineage, of: LineageOf): DocumentNode[] {
  const nodes = [
    ...inLineageOrder(lineage)
      .filter(entry => entry.of === of)
      .map(entry => statement(sayEntry(entry, lineage), sayReason(entry))),
    ...sayUnsaid(lineage, of).map(said => statement(said, '')),
  ]
  return nodes.length === 0 ? [] : [heading(3, of === 'ambition' ? 'The ambitions' : 'The values'), ...nodes]
}

const heading = (level: 2 | 3, text: string): DocumentNode => ({ kind: 'heading', level, spans: [{ text, marks: [] }] })

const statement = (text: string, source: string): DocumentNode => ({
  kind: 'statement',
  spans: [{ text, marks: [] }],
  source,
})
