-- At most $1, behind a place ($2, $3), of a type ($4).
select id, message_type, body, coalesce(exception_type, ''), coalesce(exception_message, ''), coalesce(execution_time, sent_at) as died_at
from wolverine.wolverine_dead_letters
where not coalesce(replayable, false)
  and ($2::timestamptz is null or (coalesce(execution_time, sent_at), id) > ($2, $3::text::uuid))
  and ($4::text is null or message_type = $4)
order by died_at, id limit $1
