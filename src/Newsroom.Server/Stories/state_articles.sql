-- Reports of a story ($4) as at a position ($1), the latest attached first, behind a place ($2, $3); those of
-- which the public had something at a time ($5).
select m.id, m.born, m.data::text, a.data::text
from newsroom.kept_memberships m
join newsroom.kept_articles a
  on a.id = m.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
where (m.data ->> 'story') collate "C" = $4
  and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)
  and m.born <= least($1, $2)
  and ($2::bigint is null or (m.born, m.id) < ($2, $3::text collate "C"))
  and ($5::timestamptz is null or exists (
    select from jsonb_array_elements(a.data -> 'public') p
    where (p ->> 'from')::timestamptz <= $5 and coalesce((p ->> 'until')::timestamptz > $5, true)))
order by m.born desc, m.id desc
limit $6
