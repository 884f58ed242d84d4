select exists (
  select from pg_stat_activity a
  join unnest($1::int[], $2::timestamptz[]) as o (pid, since)
    on o.pid = a.pid and o.since = coalesce(a.xact_start, a.query_start, a.backend_start)
  where a.backend_xmin is not null)
