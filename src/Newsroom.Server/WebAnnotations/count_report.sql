-- How many notes on one report ($2) there are as at a position ($1), those that one of the audiences ($3) reads then and at present, without the withdrawn ones, and the position of what happened to any of them last.
select count(*) filter (where n.data ->> 'state' <> 'withdrawn'), coalesce(max(n.from_position), 0)
from newsroom.kept_annotations n
where (n.data ->> 'article') collate "C" = $2
  and n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $3
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $3))
