-- Stories as at a position ($1), the latest opened first, behind a place ($2, $3); open or closed ones ($4); of which the public
-- had something at a time ($5): an edition of the brief, or a report. Beside each, how many reports that were.
select s.id, s.born, s.data::text, reports.public
from newsroom.kept_stories s
left join lateral (
  select count(*)::int as public
  from newsroom.kept_memberships m
  join newsroom.kept_articles a
    on a.id = m.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
  where (m.data ->> 'story') collate "C" = s.id and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)
    and exists (
      select from jsonb_array_elements(a.data -> 'public') p
      where (p ->> 'from')::timestamptz <= $5 and coalesce((p ->> 'until')::timestamptz > $5, true))) reports on $5::timestamptz is not null
where s.from_position <= $1 and (s.to_position is null or s.to_position > $1)
  and s.born <= least($1, $2)
  and ($2::bigint is null or (s.born, s.id) < ($2, $3::text collate "C"))
  and ($4::text is null or (s.data ->> 'state') collate "C" = $4)
  and ($5::timestamptz is null or reports.public > 0
    or exists (select from jsonb_array_elements(s.data -> 'public') p where (p ->> 'at')::timestamptz <= $5))
order by s.born desc, s.id desc
limit $6
