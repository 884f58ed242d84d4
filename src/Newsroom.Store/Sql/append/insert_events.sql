-- The events of a group, set by set, in the order in which they get their positions.
insert into public.mt_events
  (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
select nextval('public.mt_events_sequence'), v.id, v.stream, v.version, v.data, v.type, $11, v.dotnet, v.correlation, v.causation, v.headers, v.actor
from unnest($1::uuid[], $2::varchar[], $3::bigint[], $4::jsonb[], $5::varchar[], $6::varchar[], $7::varchar[], $8::varchar[], $9::jsonb[], $10::varchar[])
  as v (id, stream, version, data, type, dotnet, correlation, causation, headers, actor)
returning seq_id
