-- Its attempts begin anew; that it was once under way when a process ended stays known.
update newsroom.outbox set dead_at = null, attempts = 0, error = null, not_before = clock_timestamp()
where dead_at is not null and ($1::text is null or type = $1)
