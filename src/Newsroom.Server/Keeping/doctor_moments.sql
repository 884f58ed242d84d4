-- The running maximum of recorded times, made anew, against what is kept of it.
with wanted as (
  select seq_id as position, timestamp as at
  from (
    select seq_id, timestamp, max(timestamp) over (order by seq_id rows between unbounded preceding and 1 preceding) as before
    from public.mt_events
    where seq_id <= coalesce((select position from newsroom.moments_done), 0)) e
  where before is null or timestamp > before)
select 'position ' || coalesce(w.position, m.position) || case
    when m.position is null then ' is missing'
    when w.position is null then ' is none'
    else ' has another time' end
from wanted w full join newsroom.moments m on m.position = w.position
where m.position is null or w.position is null or w.at <> m.at
order by coalesce(w.position, m.position)
