select seq_id, stream_id, version, id, type, data::text, timestamp, user_name, correlation_id, causation_id, headers::text
from public.mt_events
-- What Marten keeps for itself (the tombstones of failed appends) or has put away is nothing that was said.
where seq_id > $1 and seq_id <= current_setting('newsroom.safe_head')::bigint and type <> 'tombstone' and is_archived is not true
order by seq_id
limit $2
