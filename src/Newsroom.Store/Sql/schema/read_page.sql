-- A run of the log of at most so many events and about so many bytes of JSON: the event that passes the limit is the last, so that
-- there is always one. Row by row, since a condition on a running sum would still unpack every body that it leaves out.
create or replace function newsroom.read_page(p_after bigint, p_up_to bigint, p_events integer, p_bytes bigint)
returns table (
  seq_id bigint, stream_id varchar, version bigint, id uuid, type varchar, data text, "timestamp" timestamptz,
  user_name varchar, correlation_id varchar, causation_id varchar, headers text, size integer)
language plpgsql stable as $$
#variable_conflict use_column
declare
  v_left bigint := p_bytes;
  v_event record;
begin
  for v_event in
    select e.seq_id, e.stream_id, e.version, e.id, e.type, e.data, e.timestamp, e.user_name, e.correlation_id, e.causation_id, e.headers
    from public.mt_events e
    -- What Marten keeps for itself (the tombstones of failed appends) or has put away is nothing that was said.
    where e.seq_id > p_after and e.seq_id <= p_up_to and e.type <> 'tombstone' and e.is_archived is not true
    order by e.seq_id
    limit p_events
  loop
    data := v_event.data::text;
    size := octet_length(data);
    seq_id := v_event.seq_id;
    stream_id := v_event.stream_id;
    version := v_event.version;
    id := v_event.id;
    type := v_event.type;
    "timestamp" := v_event.timestamp;
    user_name := v_event.user_name;
    correlation_id := v_event.correlation_id;
    causation_id := v_event.causation_id;
    headers := v_event.headers::text;
    return next;
    v_left := v_left - size;
    exit when v_left <= 0;
  end loop;
end $$;
