-- Gives every member ($2) of the composite ($1) the composite's checkpoint, as its daemon demands. A listing that was not
-- folded with the others has missed events, or is new: it is said to be of no definition, and is folded anew.
-- Returns how far the listings have come together; 0 when nothing was folded yet.
with together as (
  select last_seq_id as position from public.mt_event_progression where name = $1 for update),
stray as (
  select m.name || ':All' as checkpoint, m.name
  from unnest($2::text[]) as m (name) cross join together t
  left join public.mt_event_progression p on p.name = m.name || ':All'
  where p.last_seq_id is distinct from t.position),
moved as (
  insert into public.mt_event_progression (name, last_seq_id)
  select s.checkpoint, t.position from stray s cross join together t
  on conflict (name) do update set last_seq_id = excluded.last_seq_id, last_updated = now()),
undefined as (
  insert into newsroom.listings (name, revision) select name, 0 from stray
  on conflict (name) do update set revision = 0)
select coalesce((select position from together), 0)
