select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
from public.mt_events
where seq_id > $1 and seq_id <= current_setting('newsroom.safe_head')::bigint
order by seq_id
limit $2
