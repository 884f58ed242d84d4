-- Never back: positions that failed appends took once are not given again.
select setval('public.mt_events_sequence', greatest(last_value, $1), is_called or $1 >= last_value) from public.mt_events_sequence
