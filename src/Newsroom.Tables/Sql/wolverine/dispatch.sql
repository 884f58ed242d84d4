-- Messages into Wolverine's outbox, to be sent through a broker: bodies ($1) with ids ($2), owner ($3), queue ($4), type ($5).
insert into wolverine.wolverine_outgoing_envelopes (body, id, owner_id, destination, attempts, message_type)
select m.body, m.id, $3, m.queue, 0, m.type
from unnest($1::bytea[], $2::uuid[], $4::text[], $5::text[]) as m (body, id, queue, type)
where not exists (select from wolverine.wolverine_incoming_envelopes i where i.id = m.id)
  and not exists (select from wolverine.wolverine_dead_letters d where d.id = m.id)
on conflict (id) do nothing
returning id
