-- A page of the log as it is written into a file. "Plain": it holds nothing that such a file has no place for.
select seq_id, stream_id, version, id, type, timestamp, user_name, correlation_id, causation_id, mt_dotnet_type,
  headers::text, data::text,
  bdata is null and not coalesce(is_archived, false) and coalesce(tenant_id, '*DEFAULT*') = '*DEFAULT*' and isfinite(timestamp) as plain
from public.mt_events
where seq_id > $1 and seq_id <= $2
order by seq_id
limit $3
