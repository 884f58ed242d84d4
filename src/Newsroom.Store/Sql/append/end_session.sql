-- Ends the session of this node that has a transaction in doubt, and waits for its end (milliseconds). True when there
-- is none (any more). The name guards the process id, which may be somebody else's by now.
select coalesce(bool_and(pg_terminate_backend(pid, 3000)), true)
from pg_stat_activity
where pid = $1 and application_name = $2 and datname = current_database() and pid <> pg_backend_pid()
