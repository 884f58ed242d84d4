-- An event replaces the text of the one of its kind before it: that one's outline is kept, so that reading the stream leaves its
-- text where it is. In the writer's transaction, whoever writes; the event that is read here is in the same stream, below it.
-- Arguments: the outline's name, the types of the kind, the paths that are left out.
create or replace function newsroom.keep_outline() returns trigger
language plpgsql as $$
begin
  insert into newsroom.outlines (stream_id, version, name, replaced_version, replaced_position, outline)
  select e.stream_id, e.version, tg_argv[0], new.version, new.seq_id, newsroom.outline_of(e.data, tg_argv[2]::text[])
  from public.mt_events e
  where e.stream_id = new.stream_id and e.version < new.version and e.type = any (tg_argv[1]::text[])
  order by e.version desc
  limit 1
  on conflict do nothing;
  return null;
end $$;
