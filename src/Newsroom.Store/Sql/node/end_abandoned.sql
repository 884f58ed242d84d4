-- Ends sessions of this node that are still at a statement which the node has given up long ago: the end of their
-- connection was lost on the way, and whatever they hold would be held for hours. Not those that sleep for a minute at a
-- time on purpose: they hold the locks by which Marten's daemon leads, and notice by that when the connection is lost.
select count(pg_terminate_backend(pid))
from pg_stat_activity
where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()
  and state <> 'idle' and query_start < clock_timestamp() - $2::interval
  and query not like 'SELECT pg_catalog.pg_sleep(%'
