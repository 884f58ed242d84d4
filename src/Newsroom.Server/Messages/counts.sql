-- Messages by type: not due yet, due, under way and dead. An envelope that a node has taken is under way.
select type, sum(waiting)::bigint, sum(due)::bigint, sum(under_way)::bigint, sum(dead)::bigint
from (
  select message_type as type,
    case when status = 'Scheduled' and execution_time > now() then 1 else 0 end as waiting,
    case when status = 'Scheduled' and execution_time <= now() or status = 'Incoming' and owner_id = 0 then 1 else 0 end as due,
    case when status = 'Incoming' and owner_id <> 0 then 1 else 0 end as under_way,
    0 as dead
  from wolverine.wolverine_incoming_envelopes
  where status <> 'Handled'
  union all
  select message_type, 0, 1, 0, 0 from wolverine.wolverine_outgoing_envelopes
  union all
  select message_type, 0, case when replayable then 1 else 0 end, 0, case when replayable then 0 else 1 end
  from wolverine.wolverine_dead_letters) states
group by type
order by type collate "C"
