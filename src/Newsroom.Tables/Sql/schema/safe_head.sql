-- The highest position below which nothing can still commit. VOLATILE, so that each statement in it has a snapshot of
-- its own: first what is visible, then who may still write, in this order. As one statement it would lose events: a
-- writer could commit between the reading of the rows and the reading of the locks.
create or replace function newsroom.safe_head(p_known bigint, out safe bigint, out visible bigint)
language plpgsql volatile as $$
declare
  v_floor bigint;
begin
  select coalesce(max(seq_id), 0) into visible from public.mt_events;

  select min(((classid::bigint << 32) | objid::bigint) & x'FFFFFFFFFFFF'::bigint) into v_floor
  from pg_locks
  where locktype = 'advisory' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint >> 16) = x'4E45'::bigint;

  -- What was once proven safe stays so: a writer may read its floor, wait, and only then take its lock.
  safe := greatest(p_known, least(visible, coalesce(v_floor, visible)));
end $$;
