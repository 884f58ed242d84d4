-- Waits for whoever is writing the listings' checkpoint ($1). A statement of its own, so that the next one sees what that was.
select from public.mt_event_progression where name = $1 for update
