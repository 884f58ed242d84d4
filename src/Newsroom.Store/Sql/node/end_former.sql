-- Ends what is left of this node's former control connection: the server may hold its locks for hours after a network
-- has swallowed the end of the connection.
select count(pg_terminate_backend(pid, 3000))
from pg_stat_activity
where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()
