-- Appends that arrived together, at most one a stream, each with its own verdict. The streams come in id order and are
-- locked in that order, existing ones before new ones are made, so that two groups never wait for each other in a ring;
-- hence the nested loop over the array, which no statistics may turn into another join. No position is taken for a
-- loser.
--
-- p_streams, p_expected and p_counts have one element an append, p_counts events each. The others have one element an
-- event, in the order of their appends: p_of is its append's place, from 1.
--
-- positions are those of the events written, in order; lost are the places of the appends refused, ascending, and found
-- the versions at which their streams are (0: there is none). What else belongs to the transaction asks newsroom.lost.
drop function if exists newsroom.append_group(
  varchar[], bigint[], bigint[], varchar[], varchar[], text[], varchar[], timestamptz[],
  int[], int[], uuid[], varchar[], varchar[], text[]);
create or replace function newsroom.append_group(
  p_streams varchar[], p_expected bigint[], p_counts bigint[],
  p_of int[], p_stream varchar[], p_version bigint[], p_ids uuid[], p_types varchar[], p_dotnet varchar[], p_data text[],
  p_correlations varchar[], p_causations varchar[], p_headers text[], p_users varchar[], p_at timestamptz[],
  out positions bigint[], out now timestamptz, out lost int[], out found bigint[])
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
  v_won  int[] := '{}';
  v_made varchar[];
begin
  if 0 < any (p_expected) then
    with moved as (
      update public.mt_streams s set version = a.expected + a.count, timestamp = clock_timestamp()
      from unnest(p_streams, p_expected, p_counts) with ordinality as a (stream, expected, count, place)
      where s.id = a.stream and s.version = a.expected and a.expected > 0
      returning a.place)
    select coalesce(array_agg(m.place::int), '{}') into v_won from moved m;
  end if;

  -- New ones: one that somebody else made in the meantime is a conflict.
  if 0 = any (p_expected) then
    with made as (
      insert into public.mt_streams (id, version)
      select a.stream, a.count
      from unnest(p_streams, p_expected, p_counts) as a (stream, expected, count)
      where a.expected = 0
      on conflict (id) do nothing
      returning id)
    select array_agg(id) into v_made from made;
    v_won := v_won || array(
      select a.place::int from unnest(p_streams, p_expected) with ordinality as a (stream, expected, place)
      where a.expected = 0 and a.stream = any (v_made));
  end if;

  if cardinality(v_won) < cardinality(p_streams) then
    select array_agg(a.place order by a.place), array_agg(coalesce(s.version, 0) order by a.place) into lost, found
    from unnest(p_streams) with ordinality as a (stream, place)
    left join public.mt_streams s on s.id = a.stream
    where a.place <> all (v_won);
  end if;
  perform set_config('newsroom.lost', coalesce(lost, '{}')::text, true);

  if cardinality(v_won) > 0 then
    perform newsroom.announce_append();
    now := clock_timestamp();
    with written as (
      insert into public.mt_events as e
        (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
      select nextval('public.mt_events_sequence'), v.id, v.stream, v.version, v.data::jsonb, v.type, coalesce(v.at, append_group.now),
        v.dotnet, v.correlation, v.causation, v.headers::jsonb, v.actor
      from unnest(p_of, p_stream, p_version, p_ids, p_types, p_dotnet, p_data, p_correlations, p_causations, p_headers, p_users, p_at)
        as v (of, stream, version, id, type, dotnet, data, correlation, causation, headers, actor, at)
      where lost is null or v.of <> all (lost)
      returning e.seq_id)
    select array_agg(w.seq_id order by w.seq_id) into positions from written w;
  end if;
end $$;
