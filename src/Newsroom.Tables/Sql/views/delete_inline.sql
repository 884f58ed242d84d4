-- Inline documents that their streams' events have ended.
with deleted as (
  delete from public.mt_doc_{name} t
  using unnest($1::int[], $2::varchar[], $3::uuid[]) as d (place, id, old)
  where t.id = d.id and t.mt_version = d.old
    and d.place <> all ((select current_setting('newsroom.lost'))::int[])
  returning 1)
select newsroom.demand(
  (select count(*) from deleted)
    = (select count(*) from unnest($1::int[]) as p (place) where place <> all ((select current_setting('newsroom.lost'))::int[])),
  'document changed')
