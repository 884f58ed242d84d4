select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
from public.mt_events
order by seq_id
