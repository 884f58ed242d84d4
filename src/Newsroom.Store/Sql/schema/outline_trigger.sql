-- Keeps the outlines of one kind of events, and makes those of the events that are there. {name}, {types} and {left} stand for
-- literals of the newsroom's own.
create or replace trigger newsroom_outline_{name} after insert on public.mt_events
for each row when (new.version > 1 and new.type = any ('{types}'::varchar[]))
execute function newsroom.keep_outline('{name}', '{types}', '{left}');
comment on trigger newsroom_outline_{name} on public.mt_events is '{types} {left}';

delete from newsroom.outlines where name = '{name}';
insert into newsroom.outlines (stream_id, version, name, replaced_version, replaced_position, outline)
select r.stream_id, r.version, '{name}', r.next_version, r.next_position, newsroom.outline_of(e.data, '{left}'::text[])
from (
  select stream_id, version, seq_id, lead(version) over following as next_version, lead(seq_id) over following as next_position
  from public.mt_events
  where type = any ('{types}'::varchar[])
  window following as (partition by stream_id order by version)) r
join public.mt_events e on e.seq_id = r.seq_id
where r.next_version is not null;
