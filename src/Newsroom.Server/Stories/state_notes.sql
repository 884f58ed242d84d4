-- Notes on the reports of a story ($4) as at a position ($1), the latest first, behind a place ($2, $3), without the
-- withdrawn ones; read by one of the audiences ($5) then and at present. Beside each, its report's revision at that moment.
select n.id, n.born, n.data::text, (a.data ->> 'revision')::int, a.data -> 'retraction' <> 'null'
from newsroom.kept_memberships m
join newsroom.kept_articles a
  on a.id = m.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
join newsroom.kept_annotations n
  on (n.data ->> 'article') collate "C" = m.data ->> 'article'
  and n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
where (m.data ->> 'story') collate "C" = $4
  and m.from_position <= $1 and (m.to_position is null or m.to_position > $1)
  and n.born <= least($1, $2)
  and ($2::bigint is null or (n.born, n.id) < ($2, $3::text collate "C"))
  and n.data ->> 'state' <> 'withdrawn'
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $5
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $5))
order by n.born desc, n.id desc
limit $6
