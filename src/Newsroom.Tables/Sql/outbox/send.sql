insert into newsroom.outbox (id, type, body, not_before)
values ($1, $2, $3::jsonb, coalesce($4, clock_timestamp())) on conflict (id) do nothing
