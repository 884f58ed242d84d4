-- A branch a state, each over its own partial index: the many that are done are not looked at.
select type, sum(waiting)::bigint, sum(due)::bigint, sum(under_way)::bigint, sum(dead)::bigint
from (
  select type, count(*) filter (where not_before > now()) as waiting, count(*) filter (where not_before <= now()) as due, 0 as under_way, 0 as dead
  from newsroom.outbox
  where done_at is null and dead_at is null and leased_by is null and lost = 0
  group by type
  union all
  select type, count(*) filter (where not_before > now()), count(*) filter (where not_before <= now()), 0, 0
  from newsroom.outbox
  where done_at is null and dead_at is null and leased_by is null and lost > 0
  group by type
  union all
  select type, 0, 0, count(*), 0 from newsroom.outbox where leased_by is not null group by type
  union all
  select type, 0, 0, 0, count(*) from newsroom.outbox where dead_at is not null group by type) states
group by type
order by type
