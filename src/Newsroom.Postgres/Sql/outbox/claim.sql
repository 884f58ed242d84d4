select id, type, body::text, attempts from newsroom.outbox
where dead_at is null and not_before <= clock_timestamp()
order by not_before limit 1
for update skip locked
