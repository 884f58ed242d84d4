-- Messages into Wolverine's inbox: bodies ($1) with ids ($2), status ($3), owner ($4), time ($5), type ($6) and queue ($7). An
-- id that waits, is under way or was handled lately is not sent again; nor is one that is on its way through a broker.
insert into wolverine.wolverine_incoming_envelopes (body, id, status, owner_id, execution_time, attempts, message_type, received_at)
select m.body, m.id, m.status, case m.status when 'Incoming' then $4 else 0 end, m.at, m.attempts, m.type, m.queue
from unnest($1::bytea[], $2::uuid[], $3::text[], $5::timestamptz[], $6::text[], $7::text[], $8::int[]) as m (body, id, status, at, type, queue, attempts)
where not exists (select from wolverine.wolverine_outgoing_envelopes o where o.id = m.id)
on conflict (id) do nothing
returning id
