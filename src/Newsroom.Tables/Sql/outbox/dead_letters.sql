-- At most $1, behind a place ($2, $3), of a type ($4).
select id, type, body::text, attempts, coalesce(error, ''), sent_at, dead_at from newsroom.outbox
where dead_at is not null
  and ($2::timestamptz is null or (dead_at, id) > ($2, $3::uuid))
  and ($4::text is null or type = $4)
order by dead_at, id limit $1
