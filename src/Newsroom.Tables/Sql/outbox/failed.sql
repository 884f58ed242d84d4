-- Failed: to be tried again after a pause (seconds), or dead. Only whoever still has it may say so.
update newsroom.outbox o
set leased_by = null, error = e.error, not_before = clock_timestamp() + make_interval(secs => e.pause),
  dead_at = case when e.dead then clock_timestamp() end
from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::float8[], $6::boolean[]) as e (id, lease, attempt, error, pause, dead)
where o.id = e.id and o.attempts = e.attempt and o.leased_by = e.lease
