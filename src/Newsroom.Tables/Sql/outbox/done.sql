-- Handled. Who has lost its lease in the meantime has handled it all the same, unless somebody else has it by now. The id
-- stays for a while, so that a repeat of the message does nothing.
update newsroom.outbox o
set done_at = clock_timestamp(), dead_at = null, leased_by = null, body = 'null', error = null
from unnest($1::uuid[], $2::bigint[], $3::int[]) as e (id, lease, attempt)
where o.id = e.id and o.attempts = e.attempt and o.done_at is null and (o.leased_by = e.lease or o.leased_by is null)
