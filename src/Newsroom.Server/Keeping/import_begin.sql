-- The first lines go in: from here on the database is being imported into. The log is empty, so that nothing can be
-- behind it that is older.
with moments as (delete from newsroom.moments),
done as (delete from newsroom.moments_done),
progress as (delete from public.mt_event_progression)
insert into newsroom.importing (file, events) values ($1, 0)
