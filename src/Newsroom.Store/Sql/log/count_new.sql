-- How many events stand behind a position up to the safe head, counted no further than a page.
select count(*) from (
  select from public.mt_events
  where seq_id > $1 and seq_id <= current_setting('newsroom.safe_head')::bigint and type <> 'tombstone' and is_archived is not true
  limit $2) as n
