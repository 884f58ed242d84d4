-- A log whose listings were folded one by one: from now on they go on together ($1), from where the first of them ($2) is.
insert into public.mt_event_progression (name, last_seq_id)
select $1, max(last_seq_id) from public.mt_event_progression where name = any ($2) having max(last_seq_id) > 0
on conflict (name) do nothing
