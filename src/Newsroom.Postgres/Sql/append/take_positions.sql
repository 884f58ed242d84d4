select nextval('public.mt_events_sequence') from generate_series(1, $1)
