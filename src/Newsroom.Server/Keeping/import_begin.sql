-- The first lines go in: from here on the database is being imported into. The log is empty, so that nothing can be
-- behind it that is older.
with moments as (delete from newsroom.moments),
progress as (update public.mt_event_progression set last_seq_id = 0 where last_seq_id <> 0)
insert into newsroom.importing (file, events) values ($1, 0)
