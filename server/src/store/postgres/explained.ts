/** Why Postgres cannot be used, in sentences for whoever runs the server. No password and no words of others stand in them. */
import { StorageProblem } from '#store/storage-problem.ts'
import { codeOf, failureOf, isLost } from './failures.ts'

const whoMay =
  'Check the name and the password in DATABASE_URL, and that pg_hba.conf lets this machine in. Signs such as @ : / # of a password are written %40 %3A %2F %23.'

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^28/, `Postgres does not let us in. ${whoMay}`],
  [/^3D000$/, 'Postgres has no database of the name in DATABASE_URL. Make one (createdb), or correct the name.'],
  [
    /^42501$/,
    'The user in DATABASE_URL may not make tables in this database. Let it be the owner: ALTER DATABASE … OWNER TO …',
  ],
  [/^53300$/, 'Postgres has no connection left for us. Raise max_connections there, or lower WAYMARK_POOL here.'],
  [/^57P03$/, 'Postgres is still starting, or going down. Try again in a moment.'],
  [/^25006$/, 'This Postgres may only be read. Let DATABASE_URL lead to the one that is written to.'],
  [
    /^(ERR_INVALID_URL|ENOTFOUND|EAI_AGAIN)$/,
    'There is no Postgres under the name in DATABASE_URL. It is written postgres://user:password@db.example.org:5432/waymark.',
  ],
  [
    /TLS|SSL|CERT|SELF_SIGNED|UNABLE_TO/,
    'Postgres and we found no safe way to talk: its certificate is not one that we trust. See sslmode and sslrootcert.',
  ],
]

const unreachable =
  'Postgres cannot be reached. Check that it runs, and that the host and the port in DATABASE_URL are right.'

/** What a failure while the server starts is told as. */
export function explained(error: unknown): Error {
  if (error instanceof StorageProblem) return error
  const code = codeOf(error)
  const found = sentences.find(([pattern]) => pattern.test(code))
  if (found !== undefined) return new StorageProblem(found[1])
  return isLost(error) ? new StorageProblem(unreachable) : failureOf(error)
}
