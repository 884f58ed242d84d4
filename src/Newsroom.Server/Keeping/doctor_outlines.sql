-- Outlines ($1) that are not what the events of those types ($2) give without what is left out of them ($3); and such as are missing.
select format('%s, version %s', coalesce(o.stream_id, w.stream_id), coalesce(o.version, w.version))
from (
  select r.stream_id, r.version, r.next_version, r.next_position, newsroom.outline_of(e.data, $3) as outline
  from (
    select seq_id, stream_id, version, lead(version) over following as next_version, lead(seq_id) over following as next_position
    from public.mt_events
    where type = any ($2)
    window following as (partition by stream_id order by version)) r
  join public.mt_events e on e.seq_id = r.seq_id
  where r.next_version is not null) w
full join (select * from newsroom.outlines where name = $1) o on o.stream_id = w.stream_id and o.version = w.version
where (o.replaced_version, o.replaced_position, o.outline) is distinct from (w.next_version, w.next_position, w.outline)
order by 1
