/** The database's history: one entry a version, never changed once released. The position is the version that it makes. */
export const migrations: readonly string[] = [
  `
  create table record (
    kind text not null,
    id text not null,
    parent text not null,
    body text not null,
    primary key (kind, id)
  ) without rowid;
  create index record_by_parent on record (kind, parent, id);

  create table doc_update (
    doc text not null,
    seq integer not null,
    body blob not null,
    primary key (doc, seq)
  ) without rowid;
  `,
  `
  create table doc (
    name text primary key,
    head integer not null,
    epoch text not null
  ) without rowid;
  insert into doc (name, head, epoch) select doc, max(seq), '' from doc_update group by doc;
  insert into doc (name, head, epoch)
    select id, 0, json_extract(body, '$.epoch') from record where kind = 'doc-epoch'
    on conflict (name) do update set epoch = excluded.epoch;
  delete from record where kind = 'doc-epoch';
  `,
]
