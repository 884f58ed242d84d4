-- Where notes were posted, as at a position ($1), up to another ($2), the latest first, those that one of the audiences ($4) reads then and at present, without the withdrawn ones: so many ($3).
select n.born
from newsroom.kept_annotations n
where n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $4
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $4))
  and n.born <= least($1, $2)
  and n.data ->> 'state' <> 'withdrawn'
order by n.born desc
limit $3
