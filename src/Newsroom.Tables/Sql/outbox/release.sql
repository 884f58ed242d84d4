-- Given back unfinished by an engine that ends, or that let go of it: no attempt.
update newsroom.outbox o set leased_by = null, attempts = o.attempts - 1
from unnest($1::uuid[], $2::bigint[], $3::int[]) as e (id, lease, attempt)
where o.id = e.id and o.attempts = e.attempt and o.leased_by = e.lease
