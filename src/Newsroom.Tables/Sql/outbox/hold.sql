-- Ends the transaction when the session that holds this node's lease ($1) is gone: whatever were claimed under a dead lease
-- would be taken for abandoned and handled twice at once.
select newsroom.demand(not pg_try_advisory_xact_lock_shared((x'4E4C'::bigint << 48) | $1), 'lease lost')
