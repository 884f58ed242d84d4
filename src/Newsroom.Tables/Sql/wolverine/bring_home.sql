-- Messages that were to go through a broker which this node does not have, and that no node holds: into the inbox, by type ($1)
-- and queue ($2).
with taken as (
  delete from wolverine.wolverine_outgoing_envelopes o
  using unnest($1::text[], $2::text[]) as q (type, queue)
  where o.owner_id = 0 and o.message_type = q.type
  returning o.body, o.id, o.message_type, q.queue)
insert into wolverine.wolverine_incoming_envelopes (body, id, status, owner_id, attempts, message_type, received_at)
select body, id, 'Incoming', 0, 0, message_type, queue from taken
on conflict (id) do nothing
