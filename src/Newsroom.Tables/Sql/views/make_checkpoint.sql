insert into public.mt_event_progression (name, last_seq_id) values ($1, 0) on conflict (name) do nothing
