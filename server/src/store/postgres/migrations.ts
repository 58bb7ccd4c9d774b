/** The database's history: one entry a version, never changed once released. The position is the version that it makes. */
import { logFunctions } from './log-functions.ts'

export interface Migration {
  /** In the schema of that name. */
  readonly sql: (schema: string) => string
  /**
   * The oldest version of the program that can work with the data from then on: servers are brought up to date one after the other, so
   * that those of before go on beside the first of the new ones.
   */
  readonly oldest: number
}

const recordsAndLogs = (schema: string): string => `
  create table ${schema}.record (
    kind text collate "C" not null,
    id text collate "C" not null,
    parent text collate "C" not null,
    body text not null,
    primary key (kind, id)
  ) with (fillfactor = 85);
  create index record_by_parent on ${schema}.record (kind, parent, id);

  create table ${schema}.doc (
    name text collate "C" primary key,
    head bigint not null,
    epoch text not null
  ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

  create table ${schema}.doc_update (
    doc text collate "C" not null,
    seq bigint not null,
    body bytea not null,
    primary key (doc, seq)
  );

  create table ${schema}.file (
    key bigint generated always as identity primary key,
    id text collate "C" unique,
    size bigint not null default 0,
    began_at timestamptz not null default now()
  );
  create table ${schema}.file_part (
    file bigint not null references ${schema}.file (key) on delete cascade,
    at integer not null,
    body bytea not null,
    primary key (file, at)
  );
  alter table ${schema}.file_part alter column body set storage external;

  create table ${schema}.fact (name text primary key, value text not null);
`

export const migrations: readonly Migration[] = [
  { sql: schema => recordsAndLogs(schema) + logFunctions(schema), oldest: 1 },
]
