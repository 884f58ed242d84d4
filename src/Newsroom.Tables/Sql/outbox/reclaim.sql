-- Gives back what was under way with nodes that are gone: those whose lease no session holds. The attempt stays counted; when
-- it was the last one ($1) the message is dead.
with owners as materialized (
  select distinct leased_by as lease from newsroom.outbox where leased_by is not null),
gone as materialized (
  select lease from owners where pg_try_advisory_xact_lock_shared((x'4E4C'::bigint << 48) | lease)),
abandoned as (
  select id from newsroom.outbox where leased_by in (select lease from gone) for update skip locked)
update newsroom.outbox o
set leased_by = null, lost = o.lost + 1,
  error = format('Attempt %s never ended: the process, or its connection to the database, was gone before the handler returned.', o.attempts),
  dead_at = case when o.attempts >= $1 then clock_timestamp() end
from abandoned a where o.id = a.id
returning o.id, o.type, o.attempts, o.dead_at is not null
