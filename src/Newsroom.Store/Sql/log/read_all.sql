select seq_id, stream_id, version, id, type, data, "timestamp", user_name, correlation_id, causation_id, headers, size
from newsroom.read_page($1, current_setting('newsroom.safe_head')::bigint, $2, $3)
