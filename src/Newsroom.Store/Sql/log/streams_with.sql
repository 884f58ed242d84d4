-- Those of some streams that hold an event of a type; no body is unpacked for it.
select distinct stream_id from public.mt_events where stream_id = any ($1) and type = $2 and is_archived is not true
