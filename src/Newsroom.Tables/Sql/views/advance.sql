-- Compare and set: a leader that was paused while another took over fails here, and everything it wrote with it.
with moved as (
  update public.mt_event_progression set last_seq_id = $3, last_updated = now()
  where name = $1 and last_seq_id = $2 returning 1)
select newsroom.demand(exists (select from moved), 'checkpoint moved')
