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
insert into record values ('payment-offer', 'an-offer-of-old-times', 'Yao9jqPQB5bLYMwEzCRx0eLb3_hQ2Q8yeh_j3pyYKe4', '{"name":"Nia","reach":"nia@example.org","capacity":"personal","quarters":4,"state":"offered","reference":"","id":"an-offer-of-old-times","termsId":"Yao9jqPQB5bLYMwEzCRx0eLb3_hQ2Q8yeh_j3pyYKe4","day":"2027-03-24"}');
insert into record values ('payment-terms', 'Yao9jqPQB5bLYMwEzCRx0eLb3_hQ2Q8yeh_j3pyYKe4', 'server', '{"what":"For answering in your own time","who":"Anybody who is not paid for it by an employer.","rate":2500,"currency":"GBP","quarters":4,"until":{"local":"2027-05-08T09:00","zone":"Europe/London"},"how":"By voucher or transfer, within a month.","id":"Yao9jqPQB5bLYMwEzCRx0eLb3_hQ2Q8yeh_j3pyYKe4"}');
pragma user_version = 2;
