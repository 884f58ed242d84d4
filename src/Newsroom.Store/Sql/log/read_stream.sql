-- A prefix of a stream. The outline of an event stands for it where what replaced its text is in the prefix too: the text is not
-- unpacked, and the last of each kind has its own.
select e.seq_id, e.stream_id, e.version, e.id, e.type, coalesce(o.outline, e.data)::text, e.timestamp, e.user_name, e.correlation_id,
  e.causation_id, e.headers::text, o.outline is not null
from public.mt_events e
left join newsroom.outlines o
  on o.stream_id = $1 and o.version = e.version and o.replaced_version <= $2 and o.replaced_position <= $3
where e.stream_id = $1 and e.version <= $2 and e.seq_id <= $3 and e.is_archived is not true
order by e.version
