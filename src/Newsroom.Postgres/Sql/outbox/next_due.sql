select extract(epoch from min(not_before) - clock_timestamp())::float8 from newsroom.outbox where dead_at is null
