-- The inline documents of a group of appends: only of those that were written, and only over the documents that their
-- folds began with (no old version: there was none).
with d as (
  select d.* from unnest($1::int[], $2::varchar[], $3::text[], $4::uuid[], $5::uuid[]) as d (place, id, data, version, old)
  where (current_setting('newsroom.won')::boolean[])[d.place]),
updated as (
  update public.mt_doc_{name} t
  set data = d.data::jsonb, mt_version = d.version, mt_dotnet_type = $6, mt_last_modified = now()
  from d where t.id = d.id and t.mt_version = d.old and d.data is not null returning 1),
inserted as (
  insert into public.mt_doc_{name} (id, data, mt_version, mt_dotnet_type)
  select d.id, d.data::jsonb, d.version, $6 from d where d.old is null and d.data is not null
  on conflict (id) do nothing returning 1),
deleted as (
  delete from public.mt_doc_{name} t using d where t.id = d.id and t.mt_version = d.old and d.data is null returning 1),
absent as (
  select 1 from d where d.old is null and d.data is null and not exists (select from public.mt_doc_{name} t where t.id = d.id))
select newsroom.demand(
  (select count(*) from d) = (select count(*) from updated) + (select count(*) from inserted)
    + (select count(*) from deleted) + (select count(*) from absent),
  'document changed')
