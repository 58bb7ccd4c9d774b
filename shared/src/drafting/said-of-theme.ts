/** What a document says of a theme beside its statements and notes: where people differ, and where it goes. Never what the team noticed. */
import type { Strategy } from '#model/strategy.ts'
import { nameOfTheme, type Theme } from '#model/theme.ts'
import { sayWhereItGoes, viewsOf } from '#rules/theme-words.ts'
import type { DocumentNode } from './document-tree.ts'

export function saidOfTheme(theme: Theme, ambitions: Strategy['ambitions']): DocumentNode[] {
  const source = `Rests on: ${nameOfTheme(theme)}`
  const goes = sayWhereItGoes(theme, ambitions)
  return [
    ...viewsOf(theme).map(({ label, text }) => statement(label, text, source)),
    ...(goes === '' ? [] : [statement('In the new strategy', goes, source)]),
  ]
}

const statement = (label: string, text: string, source: string): DocumentNode => ({
  kind: 'statement',
  spans: [
    { text: `${label}: `, marks: ['bold'] },
    { text, marks: [] },
  ],
  source,
})
