-- Rows of this node ($3) that it does not know of any more ($1, with their attempts $2): anybody's again.
update wolverine.wolverine_incoming_envelopes i set owner_id = 0
from unnest($1::uuid[], $2::int[]) as lost (id, attempts)
where i.id = lost.id and i.attempts = lost.attempts and i.owner_id = $3 and i.status = 'Incoming'
