select case
    when s.id is null then coalesce(e.stream_id, 'no stream at all') || ' has events and no row among the streams'
    when e.stream_id is null then s.id || ' has a row and no events'
    else s.id || ' says version ' || coalesce(s.version::text, 'null') || ' and its last event is ' || e.last end
from public.mt_streams s
full join (select stream_id, max(version) as last from public.mt_events group by stream_id) e on e.stream_id = s.id
where (s.id is null or e.stream_id is null or s.version is distinct from e.last)
  -- Marten notes here that an append has failed.
  and not (s.id is not distinct from 'mt_tombstone' and e.stream_id is null)
order by 1
