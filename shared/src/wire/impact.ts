/** What a strategy came to in numbers, for organisers: exact, with what is counted. */
import * as z from 'zod/mini'
import { CalendarYear, CountingWords, ImpactYear } from '#model/impact.ts'
import { StrategyId } from '#model/ids.ts'
import type { ExportFormat } from './drafts.ts'
import { nothing, route } from './route.ts'

const ofStrategy = z.object({ strategyId: StrategyId })

/** The newest year first. `address` is where everybody reads them; empty while nothing is published. */
export const readImpact = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/numbers',
  params: ofStrategy,
  body: nothing,
  reply: z.object({
    strategy: z.object({ title: z.string(), period: z.string() }),
    years: z.array(ImpactYear),
    notes: z.array(z.object({ year: CalendarYear, words: z.string() })),
    address: z.string(),
  }),
})

/** Says how counting changed in a year; empty words take that away. */
export const putCountingNote = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/numbers/notes',
  params: ofStrategy,
  body: z.object({ year: CalendarYear, words: CountingWords }),
  reply: nothing,
})

/** GET answers the exact numbers as a table, as CSV. */
export const numbersTablePath = (strategyId: StrategyId | ':strategyId'): string =>
  `/api/strategies/${strategyId}/numbers.csv`

/** GET answers the numbers as everybody may read them, as a document. */
export const numbersExportPath = (strategyId: StrategyId | ':strategyId', format: ExportFormat | ':format'): string =>
  `/api/strategies/${strategyId}/numbers/export/${format}`
