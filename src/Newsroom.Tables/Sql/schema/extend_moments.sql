-- Carries the running maximum of recorded times on to a safe position. Whoever asks first does the work.
create or replace function newsroom.extend_moments(p_head bigint) returns void
language plpgsql as $$
declare
  v_done bigint;
  v_max  timestamptz;
begin
  -- Without a lock for those who find nothing to do, which is nearly always.
  select last_seq_id into v_done from public.mt_event_progression where name = 'newsroom:moments';
  if v_done >= p_head then return; end if;
  -- A question must have its answer while nothing can be written, too; whoever asks looks through what is missing.
  if current_setting('transaction_read_only')::boolean then return; end if;

  insert into public.mt_event_progression (name, last_seq_id) values ('newsroom:moments', 0) on conflict do nothing;
  select last_seq_id into v_done from public.mt_event_progression where name = 'newsroom:moments' for update;
  if v_done >= p_head then return; end if;

  select max(at) into v_max from newsroom.moments;
  insert into newsroom.moments (position, at)
  select e.seq_id, e.timestamp
  from (
    select seq_id, timestamp,
      max(timestamp) over (order by seq_id rows between unbounded preceding and 1 preceding) as before
    from public.mt_events
    where seq_id > v_done and seq_id <= p_head) e
  where e.timestamp > coalesce(greatest(e.before, v_max), '-infinity');

  update public.mt_event_progression set last_seq_id = p_head, last_updated = now() where name = 'newsroom:moments';
end $$;
