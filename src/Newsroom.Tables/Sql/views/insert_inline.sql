-- Inline documents that were not there when their folds began.
with inserted as (
  insert into public.mt_doc_{name} (id, data, mt_version, mt_dotnet_type)
  select d.id, d.data::jsonb, d.version, $5
  from unnest($1::int[], $2::varchar[], $3::text[], $4::uuid[]) as d (place, id, data, version)
  where d.place <> all ((select current_setting('newsroom.lost'))::int[])
  on conflict (id) do nothing
  returning 1)
select newsroom.demand(
  (select count(*) from inserted)
    = (select count(*) from unnest($1::int[]) as p (place) where place <> all ((select current_setting('newsroom.lost'))::int[])),
  'document changed')
