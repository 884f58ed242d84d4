-- The notes that were ever posted on some reports ($2) up to a position ($1).
select distinct n.id
from newsroom.kept_annotations n
where (n.data ->> 'article') collate "C" = any ($2) and n.from_position <= $1
