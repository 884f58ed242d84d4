-- Reports as at a position ($1), the latest filed first, behind a place ($2, $3); of a story ($4), an outlet ($5), in a
-- language ($6), published by a time ($7): a revision counts by its published time, or, when that is unknown, by the time
-- at which it was recorded; none counts while the report's embargo is on. What was born later is no part of the answer anyway,
-- but said so, lets the index begin at the moment or the page instead of running there from the end (least skips a null).
select a.id, a.born, a.data::text
from newsroom.kept_articles a
where a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
  and a.born <= least($1, $2)
  and ($2::bigint is null or (a.born, a.id) < ($2, $3::text collate "C"))
  and ($4::text is null or exists (
    select from newsroom.kept_memberships m
    where m.id = $4 || '/' || a.id and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)))
  and ($5::text is null or (a.data ->> 'outlet') collate "C" = $5)
  and ($6::text is null or lower(a.data ->> 'language') = lower($6))
  and ($7::timestamptz is null or (
    coalesce((a.data ->> 'publicFrom')::timestamptz <= $7, true)
    and exists (
      select from jsonb_array_elements(a.data -> 'versions') v
      where coalesce(v ->> 'published', v ->> 'recordedAt')::timestamptz <= $7)))
order by a.born desc, a.id desc
limit $8
