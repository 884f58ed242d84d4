-- Messages ($1 ids, $2 types, $3 bodies, $4 not before, $5 attempts, $6 errors, $7 died at, $8 sent at, $9 lost, $10 whether done)
-- become this engine's, and are the other one's no more.
with taken as (
  insert into newsroom.outbox (id, type, body, not_before, attempts, error, dead_at, sent_at, lost, done_at)
  select m.id, m.type, m.body::jsonb, coalesce(m.not_before, clock_timestamp()), m.attempts, m.error, m.dead_at, m.sent_at, m.lost,
    case when m.done then clock_timestamp() end
  from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::int[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::int[], $10::boolean[])
    as m (id, type, body, not_before, attempts, error, dead_at, sent_at, lost, done)
  on conflict (id) do nothing),
received as (delete from wolverine.wolverine_incoming_envelopes where id = any ($1)),
sent as (delete from wolverine.wolverine_outgoing_envelopes where id = any ($1))
delete from wolverine.wolverine_dead_letters where id = any ($1)
