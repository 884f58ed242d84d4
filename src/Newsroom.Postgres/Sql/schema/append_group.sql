-- Appends that arrived together, at most one a stream, each with its own verdict: found is null for those written, and
-- otherwise the version at which the stream was found. Streams are locked in id order, the existing ones before the new
-- ones are made, so that two groups can never wait for each other. No position is taken for a loser.
--
-- p_streams … p_users have one element an append, p_counts events each; p_of, p_ids, p_types, p_dotnet and p_data have
-- one element an event, in order; p_of is its append's place, p_nth its own place in there, both from 1.
-- What else belongs to the transaction of those that were written asks newsroom.won, their places' verdicts.
create or replace function newsroom.append_group(
  p_streams varchar[], p_expected bigint[], p_counts bigint[],
  p_correlations varchar[], p_causations varchar[], p_headers text[], p_users varchar[], p_at timestamptz[],
  p_of int[], p_nth int[], p_ids uuid[], p_types varchar[], p_dotnet varchar[], p_data text[])
returns table (place int, seq_id bigint, at timestamptz, found bigint)
language plpgsql as $$
declare
  v_won  boolean[];
  v_now  timestamptz;
  v_made varchar[];
begin
  -- Existing streams: locked in order, then moved on where they are what their writer saw.
  perform 1 from public.mt_streams s
  where s.id = any (p_streams)
  order by s.id for update;

  with moved as (
    update public.mt_streams s set version = a.expected + a.count, timestamp = now()
    from unnest(p_streams, p_expected, p_counts) with ordinality as a (stream, expected, count, place)
    where s.id = a.stream and s.version = a.expected and a.expected > 0
    returning a.place)
  select array_agg(exists (select from moved m where m.place = p.place) order by p.place)
  into v_won
  from generate_series(1, cardinality(p_streams)) as p (place);

  -- New ones: made in order; one that somebody else made in the meantime is a conflict.
  if 0 = any (p_expected) then
    with made as (
      insert into public.mt_streams (id, version)
      select a.stream, a.count
      from unnest(p_streams, p_expected, p_counts) as a (stream, expected, count)
      where a.expected = 0
      order by a.stream
      on conflict (id) do nothing
      returning id)
    select array_agg(id) into v_made from made;
    if v_made is not null then
      select array_agg(v_won[p.place] or (p_expected[p.place] = 0 and p_streams[p.place] = any (v_made)) order by p.place)
      into v_won
      from generate_series(1, cardinality(p_streams)) as p (place);
    end if;
  end if;

  perform set_config('newsroom.won', v_won::text, true);
  if true = any (v_won) then
    perform newsroom.announce_append();
    v_now := clock_timestamp();
    return query
      with written as (
        insert into public.mt_events as e
          (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        select nextval('public.mt_events_sequence'), n.id, n.stream, n.version, n.data::jsonb, n.type, n.at, n.dotnet,
          n.correlation, n.causation, n.headers::jsonb, n.actor
        from (
          select v.id, p_streams[v.of] as stream, p_expected[v.of] + v.nth as version,
            v.data, v.type, coalesce(p_at[v.of], v_now) as at, v.dotnet,
            p_correlations[v.of] as correlation, p_causations[v.of] as causation, p_headers[v.of] as headers,
            p_users[v.of] as actor
          from unnest(p_of, p_nth, p_ids, p_types, p_dotnet, p_data) with ordinality
            as v (of, nth, id, type, dotnet, data, line)
          where v_won[v.of]
          order by v.line) n
        returning e.seq_id, e.stream_id, e.timestamp)
      select array_position(p_streams, w.stream_id), w.seq_id, w.timestamp, null::bigint
      from written w
      order by w.seq_id;
  end if;

  if false = any (v_won) then
    return query
      select p.place, null::bigint, null::timestamptz, coalesce(s.version, 0)
      from generate_series(1, cardinality(p_streams)) as p (place)
      left join public.mt_streams s on s.id = p_streams[p.place]
      where not v_won[p.place];
  end if;
end $$;
