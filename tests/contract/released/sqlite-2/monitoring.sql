CREATE TABLE doc (
  name text primary key,
  head integer not null,
  epoch text not null
) without rowid;
CREATE TABLE doc_update (
  doc text not null,
  seq integer not null,
  body blob not null,
  primary key (doc, seq)
) without rowid;
CREATE TABLE record (
  kind text not null,
  id text not null,
  parent text not null,
  body text not null,
  primary key (kind, id)
) without rowid;
CREATE INDEX record_by_parent on record (kind, parent, id);
pragma user_version = 2;
