-- Forgets what was done longer ago than $1.
delete from newsroom.outbox
where id in (
  select id from newsroom.outbox where done_at <= clock_timestamp() - $1::interval
  order by done_at limit 5000
  for update skip locked)
