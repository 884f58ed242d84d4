-- Begins a group of appends, at most one a stream, and gives each its verdict. The streams come in id order and are locked in
-- that order, existing ones before new ones are made, so that two groups never wait for each other in a ring; hence the
-- nested loop over the array, which no statistics may turn into another join. A stream moves to its new version here: its
-- events are written by the same transaction, or neither is. Whoever does not fit takes no position.
--
-- The announcement comes last, since readers wait for whoever has made one, and before any position is taken.
--
-- p_streams, p_expected and p_counts have one element an append; p_counts are numbers of events. An append may assume that another
-- stream, by which it was decided, is at a version (p_assumed, null for none, and p_versions): it is refused when that stream is at another,
-- and whoever writes to that one from now on comes after it. lost are the places of the appends refused, from 1, ascending,
-- versions those at which their streams are (0: there is none), and wrong the places of those that assumed what is not so.
create or replace function newsroom.begin_append(
  p_streams varchar[], p_expected bigint[], p_counts bigint[], p_assumed varchar[] default null, p_versions bigint[] default null,
  out now timestamptz, out lost int[], out versions bigint[], out wrong int[])
language plpgsql as $$
declare
  v_won  int[] := '{}';
  v_made varchar[];
begin
  -- Before any stream is moved: one that is moved must be written to.
  if array_remove(p_assumed, null) <> '{}' then
    select array_agg(a.place::int) into wrong
    from unnest(p_assumed, p_versions) with ordinality as a (stream, version, place)
    where a.stream is not null and not exists (select from public.mt_streams s where s.id = a.stream and s.version = a.version);
    if cardinality(wrong) = cardinality(p_streams) then
      now := clock_timestamp();
      lost := wrong;
      versions := p_expected;
      return;
    end if;
  end if;

  -- One append alone, which needs no sets.
  if cardinality(p_streams) = 1 then
    if p_expected[1] > 0 then
      update public.mt_streams set version = p_expected[1] + p_counts[1], timestamp = clock_timestamp()
      where id = p_streams[1] and version = p_expected[1];
    else
      insert into public.mt_streams (id, version, timestamp, created)
      values (p_streams[1], p_counts[1], clock_timestamp(), clock_timestamp())
      on conflict (id) do nothing;
    end if;
    if not found then
      lost := '{1}';
      versions := array[coalesce((select s.version from public.mt_streams s where s.id = p_streams[1]), 0)];
    end if;
    perform newsroom.announce_append();
    now := clock_timestamp();
    return;
  end if;

  if 0 < any (p_expected) then
    with moved as (
      update public.mt_streams s set version = a.expected + a.count, timestamp = clock_timestamp()
      from unnest(p_streams, p_expected, p_counts) with ordinality as a (stream, expected, count, place)
      where s.id = a.stream and s.version = a.expected and a.expected > 0 and (wrong is null or a.place <> all (wrong))
      returning a.place)
    select coalesce(array_agg(m.place::int), '{}') into v_won from moved m;
  end if;

  -- New ones: one that somebody else made in the meantime is a conflict.
  if 0 = any (p_expected) then
    with made as (
      insert into public.mt_streams (id, version, timestamp, created)
      select a.stream, a.count, clock_timestamp(), clock_timestamp()
      from unnest(p_streams, p_expected, p_counts) with ordinality as a (stream, expected, count, place)
      where a.expected = 0 and (wrong is null or a.place <> all (wrong))
      on conflict (id) do nothing
      returning id)
    select array_agg(id) into v_made from made;
    v_won := v_won || array(
      select a.place::int from unnest(p_streams, p_expected) with ordinality as a (stream, expected, place)
      where a.expected = 0 and a.stream = any (v_made) and (wrong is null or a.place <> all (wrong)));
  end if;

  if cardinality(v_won) < cardinality(p_streams) then
    select array_agg(a.place order by a.place), array_agg(coalesce(s.version, 0) order by a.place) into lost, versions
    from unnest(p_streams) with ordinality as a (stream, place)
    left join public.mt_streams s on s.id = a.stream
    where a.place <> all (v_won);
  end if;

  perform newsroom.announce_append();
  now := clock_timestamp();
end $$;
