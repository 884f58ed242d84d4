-- Reports as they stood at a position ($1) already, with notes of by then that have not been looked for in that revision: at most
-- so many ($2).
select a.id
from newsroom.kept_articles a
where a.to_position is null and a.from_position <= $1 and exists (
  select from newsroom.kept_annotations n
  where (n.data ->> 'article') collate "C" = a.id and n.to_position is null and n.from_position <= $1
    and n.data ->> 'state' <> 'withdrawn' and (n.data ->> 'checkedOn')::int < (a.data ->> 'revision')::int)
limit $2
