-- Reports of a story ($2) as at a position ($1) of which the public had something at a time ($3), in the order in which they were attached.
select a.id
from newsroom.kept_memberships m
join newsroom.kept_articles a
  on a.id = m.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
where (m.data ->> 'story') collate "C" = $2
  and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)
  and exists (
    select from jsonb_array_elements(a.data -> 'public') p
    where (p ->> 'from')::timestamptz <= $3 and coalesce((p ->> 'until')::timestamptz > $3, true))
order by m.born, m.id
