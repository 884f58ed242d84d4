select id, type, body::text, attempts, coalesce(error, ''), sent_at, dead_at from newsroom.outbox
where id = $1 and dead_at is not null
