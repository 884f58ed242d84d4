select id, type, body::text, attempts, coalesce(error, ''), dead_at from newsroom.outbox
where dead_at is not null order by dead_at, id limit $1
