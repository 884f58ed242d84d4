-- Says, before any position is taken, "everything of mine will be above this": a shared transaction-level advisory lock
-- whose key is the sequence's last value under a namespace in the high bits (0x4E45 = "NE", 48 bits of position).
-- A reader that sees no such lock can trust everything visible; one that sees it stops below it. Not in an exception
-- block: leaving one would release the lock.
create or replace function newsroom.announce_append() returns void
language plpgsql as $$
declare
  v_floor bigint;
begin
  select case when is_called then last_value else last_value - 1 end into v_floor from public.mt_events_sequence;
  perform pg_advisory_xact_lock_shared((x'4E45'::bigint << 48) | v_floor);
end $$;
