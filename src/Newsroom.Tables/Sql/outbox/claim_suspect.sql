-- Takes, under a lease ($1), one due message that was once under way when its process ended, of any type but some ($2). One
-- at a time: whichever of those killed it is to take none of the others along again.
update newsroom.outbox o set leased_by = $1, attempts = o.attempts + 1
from (
  select id from newsroom.outbox
  where done_at is null and dead_at is null and leased_by is null and lost > 0 and type <> all ($2)
    and not_before <= clock_timestamp()
  order by not_before limit 1
  for update skip locked) due
where o.id = due.id
returning o.id, o.type, o.body::text, o.attempts, o.lost
