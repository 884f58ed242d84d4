select count(*) filter (where dead_at is null), count(*) filter (where dead_at is not null) from newsroom.outbox
