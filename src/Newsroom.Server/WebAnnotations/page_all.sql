-- Notes as at a position ($1) that were posted behind another ($2), the oldest first, those that one of the audiences ($4) reads then and at present, without the withdrawn ones: so many ($3).
-- Beside each, when the revision was recorded that has its passage.
select n.id, n.born, n.data::text, (a.data -> 'versions' -> ((n.data ->> 'revision')::int - 1) ->> 'recordedAt')::timestamptz
from newsroom.kept_annotations n
left join newsroom.kept_articles a
  on a.id = n.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
where n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $4
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $4))
  and n.born > $2 and n.born <= $1
  and n.data ->> 'state' <> 'withdrawn'
order by n.born
limit $3
