/**
 * Hocuspocus as its manual runs several of it: the database extension over Postgres, and the Redis extension where there are others. A
 * process of its own; PORT, DATABASE, REDIS_PORT (none where it is alone), and PEERS, the folder where it is installed.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { PORT, DATABASE, REDIS_PORT, PEERS } = process.env
const load = createRequire(join(PEERS, 'package.json'))
const { Server } = load('@hocuspocus/server')
const { Database } = load('@hocuspocus/extension-database')
const { Redis } = load('@hocuspocus/extension-redis')
const { Pool } = load('pg')

const pool = new Pool({ connectionString: DATABASE, max: 10 })
await pool
  .query('create table if not exists documents (name text primary key, data bytea not null)')
  .catch(() => undefined)
const put = 'insert into documents (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data'
const database = new Database({
  fetch: async ({ documentName }) => {
    const { rows } = await pool.query('select data from documents where name = $1', [documentName])
    return rows[0]?.data ?? null
  },
  store: async ({ documentName, state }) => {
    await pool.query(put, [documentName, state])
  },
})
const between = REDIS_PORT === undefined ? [] : [new Redis({ host: '127.0.0.1', port: Number(REDIS_PORT) })]
const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [database, ...between],
})
await server.listen()
