-- Where the events of the file end. Behind them stands at most what the import itself wrote once all of them were there: the
-- revocations of the keys that came with them, which name the file by its hash, and so cannot be in it.
select coalesce(max(seq_id), 0)
from public.mt_events
where coalesce(causation_id, '') <> coalesce((select 'import/' || sha256 from newsroom.importing), 'none')
