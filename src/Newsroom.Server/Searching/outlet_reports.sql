-- Reports of an outlet ($2) as at a position ($1): at most so many ($3).
select a.id
from newsroom.kept_articles a
where (a.data ->> 'outlet') collate "C" = $2 and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
limit $3
