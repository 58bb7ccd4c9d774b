
  create table words.record (
    kind text collate "C" not null,
    id text collate "C" not null,
    parent text collate "C" not null,
    body text not null,
    primary key (kind, id)
  ) with (fillfactor = 85);
  create index record_by_parent on words.record (kind, parent, id);

  create table words.doc (
    name text collate "C" primary key,
    head bigint not null,
    epoch text not null
  ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

  create table words.doc_update (
    doc text collate "C" not null,
    seq bigint not null,
    body bytea not null,
    primary key (doc, seq)
  );

  create table words.file (
    key bigint generated always as identity primary key,
    id text collate "C" unique,
    size bigint not null default 0,
    began_at timestamptz not null default now()
  );
  create table words.file_part (
    file bigint not null references words.file (key) on delete cascade,
    at integer not null,
    body bytea not null,
    primary key (file, at)
  );
  alter table words.file_part alter column body set storage external;

  create table words.fact (name text primary key, value text not null);

  create function words.keep(
    docs text[], counts bigint[],
    forgets text[],
    begin_docs text[], begin_epochs text[], begin_heads bigint[], begin_afters text[],
    update_docs text[], update_heads bigint[], update_afters text[], starts integer[], lengths integer[], bodies bytea,
    gone_kinds text[], gone_ids text[],
    put_kinds text[], put_ids text[], put_parents text[], put_bodies text[], put_overs text[]
  ) returns table (doc text, head bigint) language plpgsql as $keep$
  #variable_conflict use_column
  declare
    epochs text[];
    befores bigint[];
    stale text;
    overtaken text;
  begin
    if cardinality(docs) > 0 then

      with locked as (
        insert into words.doc as d (name, head, epoch)
        select u.name, u.n, '' from unnest(docs, counts) as u (name, n) order by u.name collate "C"
        on conflict (name) do update set head = d.head + excluded.head
        returning d.name, d.head, d.epoch
      )
      select array_agg(l.head - u.n order by u.at), array_agg(l.epoch order by u.at) into befores, epochs
      from locked l join unnest(docs, counts) with ordinality as u (name, n, at) on u.name = l.name;

      with place as (select p.* from unnest(docs, befores, epochs) as p (name, head, epoch))
      select jsonb_object_agg(s.name, s.why)::text into stale from (
        select p.name,
          case when p.epoch <> b.after or (p.head = 0 and p.epoch = '' and b.head > 0) then 'gone' else 'behind' end as why
        from unnest(begin_docs, begin_epochs, begin_heads, begin_afters) as b (doc, epoch, head, after)
        join place p on p.name = b.doc
        where b.after is not null and p.epoch <> b.epoch
          and (p.epoch <> b.after or (p.head = 0 and p.epoch = '' and b.head > 0) or p.head > b.head)
        union all
        select p.name, 'gone'
        from unnest(update_docs, update_heads, update_afters) as u (doc, head, after)
        join place p on p.name = u.doc
        where u.after is not null and u.doc <> all (begin_docs)
          and (p.epoch <> u.after or (p.head = 0 and p.epoch = '' and u.head > 0))
      ) s;
      if stale is not null then
        raise exception 'stale' using errcode = 'WM001', detail = stale;
      end if;


      if cardinality(forgets) > 0 then
        delete from words.doc_update l where l.doc = any (forgets);
        update words.doc d set head = u.n, epoch = ''
        from unnest(docs, counts) as u (name, n) where d.name = u.name and d.name = any (forgets);
      end if;
      if cardinality(begin_docs) > 0 then
        with begun as (
          update words.doc d set epoch = b.epoch
          from unnest(begin_docs, begin_epochs) as b (doc, epoch) where d.name = b.doc and d.epoch <> b.epoch
          returning d.name
        )
        delete from words.doc_update l using begun where l.doc = begun.name;
      end if;
      if cardinality(forgets) > 0 then
        delete from words.doc d where d.name = any (forgets) and d.head = 0 and d.epoch = '';
      end if;
      if cardinality(update_docs) > 0 then
        insert into words.doc_update (doc, seq, body)
        select u.doc, d.head - n.n + row_number() over (partition by u.doc order by u.at),
          substring(bodies from u.start for u.length)
        from unnest(update_docs, starts, lengths) with ordinality as u (doc, start, length, at)
        join words.doc d on d.name = u.doc
        join unnest(docs, counts) as n (name, n) on n.name = u.doc;
      end if;

    end if;

    if exists (select from unnest(put_overs) as o (stamp) where o.stamp is not null) then
      perform pg_advisory_xact_lock(k.key) from (
        select distinct hashtextextended('words ' || p.kind || ' ' || p.id, 0) as key
        from unnest(put_kinds, put_ids, put_overs) as p (kind, id, over) where p.over is not null order by 1
      ) k;
      select jsonb_agg(jsonb_build_array(p.kind, p.id))::text into overtaken
      from unnest(put_kinds, put_ids, put_bodies, put_overs) as p (kind, id, body, over)
      left join words.record r on r.kind = p.kind and r.id = p.id
      where p.over is not null
        and coalesce(r.body::json ->> 'stamp', '') not in (p.over, p.body::json ->> 'stamp');
      if overtaken is not null then
        raise exception 'overtaken' using errcode = 'WM003', detail = overtaken;
      end if;
    end if;


    if cardinality(gone_ids) > 0 then
      perform 1 from words.record r
      join (
        select g.kind, g.id from unnest(gone_kinds, gone_ids) as g (kind, id)
        union select p.kind, p.id from unnest(put_kinds, put_ids) as p (kind, id)
      ) k on k.kind = r.kind and k.id = r.id
      order by r.kind, r.id for update of r;
      delete from words.record r using unnest(gone_kinds, gone_ids) as g (kind, id)
      where r.kind = g.kind and r.id = g.id;
    end if;
    if cardinality(put_ids) > 0 then
      insert into words.record (kind, id, parent, body)
      select p.kind, p.id, p.parent, p.body
      from unnest(put_kinds, put_ids, put_parents, put_bodies) as p (kind, id, parent, body)
      order by p.kind collate "C", p.id collate "C"
      on conflict (kind, id) do update set parent = excluded.parent, body = excluded.body;
    end if;

    return query select d.name, d.head from words.doc d where d.name = any (update_docs);
  end $keep$;

  create function words.compact(of_doc text, state bytea, up_to bigint, of_epoch text) returns boolean language plpgsql as $compact$
  begin
    perform 1 from words.doc d where d.name = of_doc and d.epoch = of_epoch for update;
    if not found then return false; end if;
    perform 1 from words.doc_update l where l.doc = of_doc and l.seq <= up_to offset 1 limit 1;
    if not found then return false; end if;
    delete from words.doc_update l where l.doc = of_doc and l.seq <= up_to;
    insert into words.doc_update (doc, seq, body) values (of_doc, up_to, state);
    return true;
  end $compact$;

  create function words.name_file(of_key bigint, new_id text, of_size bigint) returns void language plpgsql as $name$
  begin
    delete from words.file f where f.id = new_id and f.key <> of_key;
    update words.file f set id = new_id, size = of_size where f.key = of_key;
    if not found then raise exception 'no such file' using errcode = 'WM002'; end if;
  end $name$;
