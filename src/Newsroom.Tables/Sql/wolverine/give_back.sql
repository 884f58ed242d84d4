-- Given up unfinished by an engine that ends: no attempt, and anybody's again.
update wolverine.wolverine_incoming_envelopes set owner_id = 0, attempts = greatest(attempts - 1, 0)
where id = $1 and status = 'Incoming'
