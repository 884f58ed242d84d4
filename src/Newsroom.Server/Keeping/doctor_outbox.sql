-- Whatever columns a message has besides: one that says when it was done is not waiting.
select
  count(*) filter (where dead_at is null and (to_jsonb(o) ->> 'done_at') is null),
  count(*) filter (where dead_at is null and (to_jsonb(o) ->> 'done_at') is null and not_before < now() - interval '1 minute'),
  count(*) filter (where dead_at is not null)
from newsroom.outbox o
