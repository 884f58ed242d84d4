-- Those of some reports ($2) that are retracted at a position ($1), with their retraction.
select a.id, (a.data -> 'retraction')::text
from newsroom.kept_articles a
where a.id = any ($2) and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
  and a.data ->> 'status' = 'retracted'
