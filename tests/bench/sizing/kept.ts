/** How much room notes take in Postgres. */
import type { Postgres } from '#support/postgres.ts'

/** Bytes of each note, with what an index and a page of Postgres add. */
export interface Kept {
  readonly rows: number
  /** Each change as it came. */
  readonly log: number
}

interface Sizes {
  readonly rows: number
  readonly log: number
}

const sizes = `select
  pg_total_relation_size('words.record')::float8 as rows, pg_total_relation_size('words.doc_update')::float8 as log`

export async function sizesOf({ ask }: Postgres, database: string): Promise<Sizes> {
  const [found] = await ask(database, sizes)
  return { rows: Number(found?.['rows']), log: Number(found?.['log']) }
}

export const keptOf = (before: Sizes, after: Sizes, notes: number): Kept => ({
  rows: (after.rows - before.rows) / notes,
  log: (after.log - before.log) / notes,
})
