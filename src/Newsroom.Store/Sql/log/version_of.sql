-- The version that a stream is at: of its last event, as whoever reads it would find it.
select version from public.mt_events where stream_id = $1 and is_archived is not true order by version desc limit 1
