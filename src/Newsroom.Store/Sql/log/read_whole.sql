-- A run of a stream as it was written.
select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text, false
from public.mt_events
where stream_id = $1 and version > $2 and version <= $3 and seq_id <= $4 and is_archived is not true
order by version
limit $5
