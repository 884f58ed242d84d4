-- Appends to one stream: checks the version before it takes any position, so that a loser leaves no gap.
-- Raises NR001 with the version found when the stream is elsewhere than the writer thought.
create or replace function newsroom.append(
  p_stream varchar, p_expected bigint, p_ids uuid[], p_types varchar[], p_dotnet varchar[], p_data text[],
  p_correlation varchar, p_causation varchar, p_headers jsonb, p_user varchar, p_at timestamptz)
returns table (seq_id bigint, at timestamptz)
language plpgsql as $$
declare
  v_count bigint := cardinality(p_ids);
  v_found bigint;
  v_at    timestamptz;
begin
  if p_expected = 0 then
    insert into public.mt_streams (id, version) values (p_stream, v_count) on conflict (id) do nothing;
  else
    update public.mt_streams s set version = p_expected + v_count, timestamp = now()
    where s.id = p_stream and s.version = p_expected;
  end if;
  if not found then
    select s.version into v_found from public.mt_streams s where s.id = p_stream;
    raise exception 'stream % is at version %, not %', p_stream, coalesce(v_found, 0), p_expected
      using errcode = 'NR001', detail = coalesce(v_found, 0)::text;
  end if;

  perform newsroom.announce_append();
  v_at := coalesce(p_at, clock_timestamp());

  for i in 1 .. v_count loop
    seq_id := nextval('public.mt_events_sequence');
    at := v_at;
    insert into public.mt_events
      (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
    values
      (seq_id, p_ids[i], p_stream, p_expected + i, p_data[i]::jsonb, p_types[i], v_at, p_dotnet[i],
       p_correlation, p_causation, p_headers, p_user);
    return next;
  end loop;
end $$;
