-- Notes on reports ($1) that have not been looked for in the report's present revision: those last found in the same one together.
select n.id, a.id, (n.data ->> 'revision')::int, (n.data ->> 'checkedOn')::int
from newsroom.kept_articles a
join newsroom.kept_annotations n on (n.data ->> 'article') collate "C" = a.id and n.to_position is null
where a.id = any ($1) and a.to_position is null
  and n.data ->> 'state' <> 'withdrawn' and (n.data ->> 'checkedOn')::int < (a.data ->> 'revision')::int
order by a.id, 3, 4, n.born
