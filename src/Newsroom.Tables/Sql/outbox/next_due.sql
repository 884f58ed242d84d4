-- Seconds until the next message that could be claimed: of the types in $1, and of those suspected of a crash when $2.
select extract(epoch from min(next.not_before) - clock_timestamp())::float8
from (
  select first.not_before
  from unnest($1::text[]) as t (type)
  cross join lateral (
    select o.not_before from newsroom.outbox o
    where o.type = t.type and o.done_at is null and o.dead_at is null and o.leased_by is null and o.lost = 0
    order by o.not_before limit 1) first
  union all
  (select o.not_before from newsroom.outbox o
   where $2 and o.done_at is null and o.dead_at is null and o.leased_by is null and o.lost > 0
   order by o.not_before limit 1)) next
