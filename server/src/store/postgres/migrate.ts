/** Makes the tables where there are none, and brings those of an older version up to date. Of several servers that start at once, one does. */
import { StorageProblem } from '#store/storage-problem.ts'
import type { Link, Session } from './link.ts'
import { migrations as ours, type Migration } from './migrations.ts'
import { explained } from './explained.ts'

/** Of the first number of all our locks in Postgres; the second says which of them. */
export const lockSpace = 0x57_61_79_6d

const migrating = 1

/** Throws a StorageProblem; then nothing was changed. `migrations` are those that this program knows. */
export async function migrate(link: Link, schemas: readonly string[], migrations = ours): Promise<void> {
  const session = await link.openSession(explained, { isPatient: true })
  try {
    await checkServer(session)
    for (const schema of schemas)
      while (await isBehind(session, schema, migrations)) await step(session, schema, migrations)
  } finally {
    session.end()
  }
}

/** Data of a newer version may still be used where whoever made it said so. */
async function isBehind(session: Session, schema: string, migrations: readonly Migration[]): Promise<boolean> {
  const { version, oldest } = await dataVersion(session, schema)
  if (version > migrations.length && oldest > migrations.length)
    throw new StorageProblem(
      `The data in Postgres was written by a newer version of Waymark (data version ${version}, this one knows ${migrations.length}). Start that version, or restore a backup from before. Nothing was changed.`,
    )
  return version < migrations.length
}

async function step(session: Session, schema: string, migrations: readonly Migration[]): Promise<void> {
  const ask = (text: string, values: readonly unknown[] = []) => session.ask({ text, values }, explained)
  // Before the transaction, which would not see all that others have made while it waits.
  await ask('select pg_advisory_lock($1, $2)', [lockSpace, migrating])
  await ask('begin')
  try {
    const { version } = await dataVersion(session, schema)
    const next = migrations[version]
    if (next !== undefined) {
      if (version === 0) await makeSchema(session, schema)
      await ask(next.sql(schema))
      await ask(`update ${schema}.data_version set version = $1, oldest_program = $2`, [version + 1, next.oldest])
    }
    await ask('commit')
  } catch (error) {
    await session.ask({ text: 'rollback' }).catch(() => undefined)
    throw error
  }
  await ask('select pg_advisory_unlock($1, $2)', [lockSpace, migrating])
}

async function makeSchema(session: Session, schema: string): Promise<void> {
  const ask = (text: string) => session.ask({ text }, explained)
  const [found] = await session.ask({ text: 'select 1 from pg_namespace where nspname = $1', values: [schema] })
  // Whoever may only use a schema that was made for them may not say this, even where there is one.
  if (found === undefined) await ask(`create schema ${schema}`)
  await ask(`create table ${schema}.data_version (version integer not null, oldest_program integer not null)`)
  await ask(`insert into ${schema}.data_version values (0, 0)`)
}

/** 0 where there is nothing of ours. */
export async function dataVersion(session: Session, schema: string): Promise<{ version: number; oldest: number }> {
  // Asked of the catalogue itself: to_regclass may remember within a transaction that there was none, while another server made it.
  const [table] = await session.ask({
    text: `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = 'data_version'`,
    values: [schema],
  })
  if (table === undefined) return { version: 0, oldest: 0 }
  const [row] = await session.ask({ text: `select version, oldest_program from ${schema}.data_version` }, explained)
  return { version: Number(row?.['version'] ?? 0), oldest: Number(row?.['oldest_program'] ?? 0) }
}

const oldestServer = 140_000

/** What Postgres must be for what we promise to be true. */
async function checkServer(session: Session): Promise<void> {
  const text = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
    current_setting('synchronous_commit') as durable, pg_backend_pid() as pid`
  const [server] = await session.ask({ text }, explained)
  if (Number(server?.['version']) < oldestServer)
    throw new StorageProblem('This Postgres is too old. Waymark needs version 14 or newer.')
  if (server?.['encoding'] !== 'UTF8')
    throw new StorageProblem(
      'The database of DATABASE_URL cannot hold all letters. Make one with the encoding UTF8, and name that.',
    )
  if (server['durable'] === 'off')
    throw new StorageProblem(
      'This Postgres answers before what it was given is on the disk (synchronous_commit = off). Set that to on for this database: people are told that their words are saved.',
    )
  if (server['pid'] !== session.processId())
    throw new StorageProblem(
      'There is a pooler between Waymark and Postgres. Let DATABASE_URL lead to Postgres itself: the turns of several servers belong to a connection.',
    )
}
