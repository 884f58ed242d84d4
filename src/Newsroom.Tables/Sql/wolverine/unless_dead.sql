-- Of those just received ($1), the ones that are dead letters: not sent again either. Looked at behind the insert, since one
-- may have died while that waited for it.
delete from wolverine.wolverine_incoming_envelopes i
using wolverine.wolverine_dead_letters d
where i.id = any ($1) and d.id = i.id
returning i.id
