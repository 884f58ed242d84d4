-- Reports whose embargo is on and over, as far as known at a position ($1), by a time ($2): at most so many ($3).
select a.id, (a.data ->> 'embargoedUntil')::timestamptz
from newsroom.kept_articles a
where (a.data ->> 'embargoedUntil') collate "C" is not null and a.to_position is null and a.from_position <= $1
  and (a.data ->> 'embargoedUntil')::timestamptz <= $2
limit $3
