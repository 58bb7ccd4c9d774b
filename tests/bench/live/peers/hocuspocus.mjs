/**
 * Hocuspocus with its SQLite extension, as its manual starts it. A process of its own; PORT, DATA, and PEERS, the folder where it is
 * installed. The extension's own binding to SQLite needs a binary that npm does not bring; Node's takes the same calls.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const { PORT, DATA, PEERS } = process.env
const load = createRequire(join(PEERS, 'package.json'))
const { Server } = load('@hocuspocus/server')
const { SQLite } = load('@hocuspocus/extension-sqlite')

const sqlite = new SQLite({ database: DATA })
sqlite.onConfigure = async () => {
  sqlite.db = new DatabaseSync(DATA)
  sqlite.db.exec(sqlite.configuration.schema)
}
const server = new Server({ port: Number(PORT), address: '127.0.0.1', quiet: true, extensions: [sqlite] })
await server.listen()
