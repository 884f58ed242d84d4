-- Dead letters: bodies ($1), ids ($2), time of death ($3), types ($4), queues ($5), kind of error ($6), error ($7), sent at ($8).
insert into wolverine.wolverine_dead_letters
  (id, execution_time, body, message_type, received_at, source, exception_type, exception_message, sent_at, replayable)
select m.id, m.died_at, m.body, m.type, m.queue, 'newsroom', m.kind, m.error, m.sent_at, false
from unnest($1::bytea[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
  as m (body, id, died_at, type, queue, kind, error, sent_at)
on conflict (id) do nothing
