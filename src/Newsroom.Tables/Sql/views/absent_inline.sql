-- Folds that began without a document and end without one: there must be none still. Holds the table as a writer does,
-- so that a rebuild which is about to swap it waits for these events.
with held as (
  update public.mt_doc_{name} set data = data where false returning 1)
select newsroom.demand(
  not exists (select from held) and not exists (
    select from public.mt_doc_{name} t
    join unnest($1::int[], $2::varchar[]) as d (place, id) on t.id = d.id
    where d.place <> all ((select current_setting('newsroom.lost'))::int[])),
  'document changed')
