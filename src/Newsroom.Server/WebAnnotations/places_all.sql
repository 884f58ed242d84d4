-- Where notes were posted, as at a position ($1), up to another ($2), the latest first, without the withdrawn ones: so many ($3).
select n.born
from newsroom.kept_annotations n
where n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and n.born <= least($1, $2)
  and n.data ->> 'state' <> 'withdrawn'
order by n.born desc
limit $3
