-- Stories as at a position ($1), the latest opened first, behind a place ($2, $3); open or closed ones ($4).
select s.id, s.born, s.data::text
from newsroom.kept_stories s
where s.from_position <= $1 and (s.to_position is null or s.to_position > $1)
  and s.born <= least($1, $2)
  and ($2::bigint is null or (s.born, s.id) < ($2, $3::text collate "C"))
  and ($4::text is null or (s.data ->> 'state') collate "C" = $4)
order by s.born desc, s.id desc
limit $5
