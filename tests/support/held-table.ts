/** Keeps a table of a Postgres for itself, so that whoever wants it waits there for as long as a test likes. */
import pg from 'pg'

export interface HeldTable {
  readonly isWaitedFor: () => Promise<boolean>
  readonly letGo: () => Promise<void>
}

/** `share` lets others read it, `access exclusive` nobody. */
export async function holdTable(url: string, table: string, mode: 'share' | 'access exclusive'): Promise<HeldTable> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`begin; lock table ${table} in ${mode} mode`)
  return {
    isWaitedFor: async () => {
      const text = 'select 1 from pg_locks where not granted and relation = $1::regclass'
      return (await client.query(text, [table])).rows.length > 0
    },
    letGo: () => client.end(),
  }
}
