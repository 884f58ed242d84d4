-- Inline documents of a group of appends, only of those that were written, and only over the documents that their folds
-- began with.
with updated as (
  update public.mt_doc_{name} t
  set data = d.data::jsonb, mt_version = d.version, mt_dotnet_type = $6, mt_last_modified = now()
  from unnest($1::int[], $2::varchar[], $3::text[], $4::uuid[], $5::uuid[]) as d (place, id, data, version, old)
  where t.id = d.id and t.mt_version = d.old
    and d.place <> all ((select current_setting('newsroom.lost'))::int[])
  returning 1)
select newsroom.demand(
  (select count(*) from updated)
    = (select count(*) from unnest($1::int[]) as p (place) where place <> all ((select current_setting('newsroom.lost'))::int[])),
  'document changed')
