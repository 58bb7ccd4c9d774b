/** The numbers as a document, as everybody may read them: year by year, then what each figure counts. */
import type { CountingNote, ImpactYear } from '#model/impact.ts'
import { hasWords } from '#model/text.ts'
import { publicFigure, type PublicFigure } from '#rules/impact.ts'
import { fewerThanFew, figureDefinitions, figureNames, notCountedYet, partsHeldBack } from '#rules/impact-words.ts'
import type { DocumentNode, DocumentTree } from './document-tree.ts'

export interface Numbers {
  readonly strategy: { readonly title: string; readonly period: string }
  readonly years: readonly ImpactYear[]
  readonly notes: readonly Pick<CountingNote, 'year' | 'words'>[]
}

export function impactTree({ strategy, years, notes }: Numbers): DocumentTree {
  const title = `${strategy.title} ${strategy.period} in numbers`
  const keys = years[0]?.figures.map(({ key }) => key) ?? []
  return {
    title,
    language: 'en-GB',
    nodes: [
      heading(1, title),
      ...(years.length === 0 ? [plain('Nothing is counted yet: no session has begun.')] : []),
      ...years.flatMap(({ year, figures }) => [
        heading(2, String(year)),
        { kind: 'list' as const, items: figures.map(figure => sayFigure(publicFigure(figure))) },
        ...notes
          .filter(note => note.year === year && hasWords(note.words))
          .map(note => plain(`How we counted changed: ${note.words}`)),
      ]),
      ...(keys.length === 0
        ? []
        : [
            heading(2, 'What is counted'),
            { kind: 'list' as const, items: keys.map(key => `${figureNames[key]}: ${figureDefinitions[key]}`) },
          ]),
    ],
  }
}

/** `Sessions: 4 (3 Co-creation session, 1 Cuppa)` */
const sayFigure = (figure: PublicFigure): string => `${figureNames[figure.key]}: ${sayCount(figure)}${sayParts(figure)}`

const sayCount = ({ count, isFew }: PublicFigure): string =>
  isFew ? fewerThanFew.toLowerCase() : count === null ? notCountedYet.toLowerCase() : String(count)

const sayParts = ({ parts }: PublicFigure): string => {
  if (parts === null) return `. ${partsHeldBack}`
  return parts.length === 0 ? '' : ` (${parts.map(({ label, count }) => `${label}: ${count}`).join('; ')})`
}

const heading = (level: 1 | 2, text: string): DocumentNode => ({ kind: 'heading', level, spans: [{ text, marks: [] }] })
const plain = (text: string): DocumentNode => ({ kind: 'statement', spans: [{ text, marks: [] }], source: '' })
