-- Waits for whoever is making the stream; rolled back afterwards.
insert into public.mt_streams (id, version) values ($1, 0) on conflict (id) do nothing
