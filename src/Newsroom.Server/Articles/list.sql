-- Reports as at a position ($1), the latest filed first, behind a place ($2, $3); of a story ($4), an outlet ($5), in a
-- language ($6), of which the public had something at a time ($7): then it is the language of what the public had, since the
-- present one would show what is hidden. What was born later is no part of the answer anyway, but said so, lets the index begin
-- at the moment or the page instead of running there from the end (least skips a null).
select a.id, a.born, a.data::text
from newsroom.kept_articles a
where a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
  and a.born <= least($1, $2)
  and ($2::bigint is null or (a.born, a.id) < ($2, $3::text collate "C"))
  and ($4::text is null or exists (
    select from newsroom.kept_memberships m
    where m.id = $4 || '/' || a.id and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)))
  and ($5::text is null or (a.data ->> 'outlet') collate "C" = $5)
  and ($7::timestamptz is not null or $6::text is null or lower(a.data ->> 'language') = lower($6))
  and ($7::timestamptz is null or exists (
    select from jsonb_array_elements(a.data -> 'public') p
    where (p ->> 'from')::timestamptz <= $7 and coalesce((p ->> 'until')::timestamptz > $7, true)
      and ($6::text is null or lower(p ->> 'language') = lower($6))))
order by a.born desc, a.id desc
limit $8
