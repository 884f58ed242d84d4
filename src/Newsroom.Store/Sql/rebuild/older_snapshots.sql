-- Transactions that may read a listing for the first time with a snapshot from before its shadow was loaded: to them the
-- swapped-in table would be empty. The store's own sessions take a snapshot for each statement. A session of
-- others that does so too, but is idle in its transaction, may look like one that keeps it, and is waited for as well.
select pid, coalesce(xact_start, query_start, backend_start) from pg_stat_activity
where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
  and application_name not like 'newsroom%' and backend_xmin is not null
