/** "You said, we did" as a part of a document: each theme with an answer, what people said, and what was done about it. */
import { hasWords } from '#model/text.ts'
import { nameOfTheme } from '#model/theme.ts'
import { dayOf, timeIn } from '#model/time.ts'
import { outcomeLines, outcomeNames } from '#rules/outcome-words.ts'
import { saidCoverage, saySaid } from '#rules/outcomes.ts'
import { sayByRoute } from '#rules/route-words.ts'
import type { DocumentNode } from './document-tree.ts'
import type { SaidTheme } from './said-themes.ts'

/** Empty while nothing is said of any theme. Those without an answer are counted and not named again: they stand in the document. */
export function outcomeNodes(themes: readonly SaidTheme[], zone: string): DocumentNode[] {
  const nodes = themes.flatMap(theme => nodesOf(theme, zone))
  if (nodes.length === 0) return []
  return [
    { kind: 'heading', level: 2, spans: [{ text: 'You said, we did', marks: [] }] },
    ...nodes,
    { kind: 'remark', text: saySaid(saidCoverage(themes)) },
  ]
}

function nodesOf({ theme, outcome, routes }: SaidTheme, zone: string): DocumentNode[] {
  if (outcome === undefined) return []
  const name = nameOfTheme(theme)
  const counted = sayByRoute(routes)
  const { what, reason, updates } = outcome
  return [
    { kind: 'heading', level: 3, spans: [{ text: name, marks: [] }] },
    ...(hasWords(theme.said) ? [labelled('You said', theme.said, `Rests on ${counted}`)] : []),
    labelled(
      'We did',
      `${outcomeNames[what]}. ${outcomeLines[what]}`,
      hasWords(theme.said) ? '' : `Rests on ${counted}`,
    ),
    labelled('Why', reason, ''),
    ...updates
      .filter(({ isTakenBack }) => !isTakenBack)
      .map(({ at, words }) => labelled(dayOf(timeIn(zone, at)), words, '')),
  ]
}

const labelled = (label: string, text: string, source: string): DocumentNode => ({
  kind: 'statement',
  spans: [
    { text: `${label}: `, marks: ['bold'] },
    { text, marks: [] },
  ],
  source,
})
