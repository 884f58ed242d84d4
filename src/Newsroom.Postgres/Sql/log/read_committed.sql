-- What is visible after a position, for whoever holds a lock that makes that enough.
select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
from public.mt_events
where seq_id > $1 and seq_id <= $2
order by seq_id
limit $3
