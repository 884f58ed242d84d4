-- Reports of a story ($2) as at a position ($1): at most so many ($3).
select m.data ->> 'article'
from newsroom.kept_memberships m
where (m.data ->> 'story') collate "C" = $2 and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)
limit $3
