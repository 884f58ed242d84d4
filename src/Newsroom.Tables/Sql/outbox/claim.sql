-- Takes due messages of one type ($1) under a lease ($2), at most so many ($3), and counts the attempt: a handler that takes
-- its process with it has had its try.
update newsroom.outbox o set leased_by = $2, attempts = o.attempts + 1
from (
  select id from newsroom.outbox
  where type = $1 and done_at is null and dead_at is null and leased_by is null and lost = 0
    and not_before <= clock_timestamp()
  order by not_before limit $3
  for update skip locked) due
where o.id = due.id
returning o.id, o.type, o.body::text, o.attempts, o.lost
