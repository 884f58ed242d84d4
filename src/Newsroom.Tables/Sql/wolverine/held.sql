-- What this node ($1) has taken and not ended.
select id, received_at, attempts from wolverine.wolverine_incoming_envelopes where owner_id = $1 and status = 'Incoming'
