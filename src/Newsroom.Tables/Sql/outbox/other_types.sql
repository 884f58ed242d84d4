-- Types of waiting messages that are none of $1; one index probe a type, however many messages there are.
with recursive types as (
  (select type from newsroom.outbox
   where done_at is null and dead_at is null and leased_by is null and lost = 0 order by type limit 1)
  union all
  select (
    select o.type from newsroom.outbox o
    where done_at is null and dead_at is null and leased_by is null and lost = 0 and o.type > t.type order by o.type limit 1)
  from types t where t.type is not null)
select type from types where type <> all ($1)
