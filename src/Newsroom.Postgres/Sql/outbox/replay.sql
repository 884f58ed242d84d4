update newsroom.outbox set dead_at = null, attempts = 0, error = null, not_before = clock_timestamp()
where id = $1 and dead_at is not null
