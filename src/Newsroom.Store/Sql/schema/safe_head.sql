-- The highest position below which nothing can still commit. VOLATILE, so that each statement in it has a snapshot of
-- its own: first what is visible, then who may still write, in this order. As one statement it would lose events: a
-- writer could commit between the reading of the rows and the reading of the locks.
--
-- Mostly the locks need not be asked: where every position from the known head on is taken by a row that is visible, nobody is
-- left who could commit among them.
--
-- Whoever has taken a position holds the sequence to the end of its transaction (ROW EXCLUSIVE, taken by nextval). Of one that
-- has not announced itself, a session of another program's, nobody knows how low its position is: while it is open nothing
-- is safe beyond what was proven before.
create or replace function newsroom.safe_head(p_known bigint, out safe bigint, out visible bigint)
language plpgsql volatile as $$
declare
  c_run     constant int := 1000;
  v_new     bigint;
  v_floor   bigint;
  v_foreign boolean;
begin
  select count(*), coalesce(max(seq_id), p_known) into v_new, visible
  from (select seq_id from public.mt_events where seq_id > p_known order by seq_id limit c_run) n;
  if v_new < c_run and v_new = visible - p_known then
    safe := visible;
    return;
  end if;

  select coalesce(max(seq_id), 0) into visible from public.mt_events;

  select min(w.floor), coalesce(bool_or(w.takes and w.floor is null), false) into v_floor, v_foreign
  from (
    select
      min(((classid::bigint << 32) | objid::bigint) & x'FFFFFFFFFFFF'::bigint) filter (where locktype = 'advisory') as floor,
      bool_or(locktype = 'relation') as takes
    from pg_locks
    where database = (select oid from pg_database where datname = current_database()) and granted and (
      locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = x'4E45'::bigint
      or locktype = 'relation' and relation = 'public.mt_events_sequence'::regclass and mode = 'RowExclusiveLock')
    group by virtualtransaction) w;

  if v_foreign then
    v_floor := least(v_floor, coalesce((select position from newsroom.moments_done), 0));
  end if;
  -- What was once proven safe stays so: a writer may read its floor, wait, and only then take its lock.
  safe := greatest(p_known, least(visible, coalesce(v_floor, visible)));
end $$;
