-- Notes on reports ($1) that have not been looked for in the report's present revision.
select n.id, a.id
from newsroom.kept_articles a
join newsroom.kept_annotations n on (n.data ->> 'article') collate "C" = a.id and n.to_position is null
where a.id = any ($1) and a.to_position is null
  and n.data ->> 'state' <> 'withdrawn' and (n.data ->> 'checkedOn')::int < (a.data ->> 'revision')::int
