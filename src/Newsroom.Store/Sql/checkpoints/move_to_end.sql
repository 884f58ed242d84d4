-- The listings' checkpoints ($1 the composite's, $2 its members') at the end of a log that was written past the daemon.
insert into public.mt_event_progression (name, last_seq_id)
select name, coalesce((select max(seq_id) from public.mt_events), 0) from unnest($2 || $1) as c (name)
on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = now()
