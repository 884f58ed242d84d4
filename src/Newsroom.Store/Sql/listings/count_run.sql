select count(*) from public.mt_events
where seq_id > $1 and seq_id <= $2 and type <> 'tombstone' and is_archived is not true
