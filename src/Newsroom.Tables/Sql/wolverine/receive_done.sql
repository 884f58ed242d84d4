-- Ids ($1, types $2) that were handled, remembered until a time ($3): a repeat of theirs does nothing.
insert into wolverine.wolverine_incoming_envelopes (body, id, status, owner_id, attempts, message_type, received_at, keep_until)
select ''::bytea, m.id, 'Handled', 0, 1, m.type, $4, m.until
from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as m (id, type, until)
on conflict (id) do nothing
