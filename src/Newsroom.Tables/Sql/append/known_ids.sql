select id from public.mt_events where stream_id = $1 and id = any ($2)
