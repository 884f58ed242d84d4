select q.seqcache, q.seqincrement, q.seqcycle,
  case when s.is_called then s.last_value else s.last_value - 1 end,
  (select coalesce(max(seq_id), 0) from public.mt_events)
from pg_sequence q, public.mt_events_sequence s
where q.seqrelid = 'public.mt_events_sequence'::regclass
