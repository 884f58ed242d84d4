update newsroom.outbox
set attempts = $2, error = $3, not_before = clock_timestamp() + $4,
    dead_at = case when $5 then clock_timestamp() end
where id = $1
