-- Ends sessions of this node that are still at a statement which the node has given up long ago: the end of their
-- connection was lost on the way, and whatever they hold would be held for hours.
select count(pg_terminate_backend(pid))
from pg_stat_activity
where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()
  and state <> 'idle' and query_start < clock_timestamp() - $2::interval
