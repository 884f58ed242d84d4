-- The embedded engine's messages, for Wolverine. Whoever takes them deletes them in the same transaction.
delete from newsroom.outbox
where id in (select id from newsroom.outbox order by id limit 2000 for update skip locked)
returning id, type, body::text, not_before, attempts, coalesce(error, ''), dead_at, sent_at, done_at
