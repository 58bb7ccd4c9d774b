/** What a session said: the real one where its record lies beside the project, otherwise the demo's own. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { demoSeries } from '@waymark/server/demo/series.ts'
import { root } from '#support/files.ts'

export interface SaidSession {
  readonly title: string
  readonly period: string
  readonly question: string
  readonly ambitions: readonly { readonly title: string; readonly description: string }[]
  /** In the order in which they were said, under their ambition's title. */
  readonly notes: readonly { readonly text: string; readonly under: string }[]
}

const Record = z.object({
  strategy: z.object({ title: z.string(), nextPeriod: z.string() }),
  ambitions: z.array(z.object({ title: z.string(), description: z.string() })),
  breakouts: z.array(z.object({ question: z.string(), notes: z.optional(z.record(z.string(), z.array(z.string()))) })),
})

export function theSession(): SaidSession {
  const file = join(root, '..', 'shared', 'real-session', 'session-2023-03-22.json')
  return existsSync(file) ? fromRecord(Record.parse(JSON.parse(readFileSync(file, 'utf8')))) : fromDemo()
}

function fromRecord({ strategy, ambitions, breakouts }: z.infer<typeof Record>): SaidSession {
  const [first] = breakouts
  const notes = Object.entries(first?.notes ?? {}).flatMap(([under, texts]) => texts.map(text => ({ text, under })))
  return { title: strategy.title, period: strategy.nextPeriod, question: first?.question ?? '', ambitions, notes }
}

function fromDemo(): SaidSession {
  const { strategy, session } = demoSeries
  const [first] = session.breakouts
  const titles = new Map(strategy.ambitions.map(({ key, title }) => [key, title]))
  const notes = (first?.notes ?? []).flatMap(({ text, section }) => {
    const under = titles.get(section)
    return under === undefined ? [] : [{ text, under }]
  })
  return {
    title: strategy.title,
    period: strategy.period,
    question: first?.question ?? '',
    ambitions: strategy.ambitions,
    notes,
  }
}
