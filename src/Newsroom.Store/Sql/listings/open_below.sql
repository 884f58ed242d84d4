-- Whether an append may still commit at or below a position ($1): one that has announced that it writes above a lower one, or a
-- session of another program's, which holds the sequence and announces nothing.
select exists (
  select from (
    select
      min(((classid::bigint << 32) | objid::bigint) & x'FFFFFFFFFFFF'::bigint) filter (where locktype = 'advisory') as floor,
      bool_or(locktype = 'relation') as takes
    from pg_locks
    where database = (select oid from pg_database where datname = current_database()) and granted and (
      locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = x'4E45'::bigint
      or locktype = 'relation' and relation = 'public.mt_events_sequence'::regclass and mode = 'RowExclusiveLock')
    group by virtualtransaction) w
  where w.floor < $1 or w.takes and w.floor is null)
