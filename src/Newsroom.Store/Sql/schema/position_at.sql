-- The last position before the first event recorded later than a time, among those up to a safe head.
create or replace function newsroom.position_at(p_time timestamptz, p_head bigint) returns bigint
language plpgsql as $$
declare
  v_first_later bigint;
begin
  perform newsroom.extend_moments(p_head);
  select position into v_first_later from newsroom.moments where at > p_time order by at limit 1;
  if v_first_later is null then
    -- Nothing, unless the moments could not be carried on to the head: the database takes no writes just now.
    select min(e.seq_id) into v_first_later from public.mt_events e
    where e.timestamp > p_time and e.seq_id <= p_head
      and e.seq_id > coalesce((select position from newsroom.moments_done), 0);
  end if;
  if v_first_later is null or v_first_later > p_head then return p_head; end if;
  return coalesce((select max(seq_id) from public.mt_events where seq_id < v_first_later), 0);
end $$;
