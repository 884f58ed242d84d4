-- Carries the running maximum of recorded times on to a safe position. Whoever asks first does the work.
create or replace function newsroom.extend_moments(p_head bigint) returns void
language plpgsql as $$
declare
  v_done bigint;
  v_max  timestamptz;
begin
  -- Without a lock for those who find nothing to do, which is nearly always.
  select position into v_done from newsroom.moments_done;
  if v_done >= p_head then return; end if;
  -- A question must have its answer while nothing can be written, too; whoever asks looks through what is missing.
  if current_setting('transaction_read_only')::boolean then return; end if;

  insert into newsroom.moments_done (one, position) values (true, 0) on conflict do nothing;
  select position into v_done from newsroom.moments_done for update;
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

  update newsroom.moments_done set position = p_head;
end $$;
