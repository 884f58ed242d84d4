select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
from public.mt_events
where stream_id = $1 and version <= $2 and seq_id <= $3 and is_archived is not true
order by version
