-- The story that was opened first, of those that a question about a day ($1) can be asked of.
select s.id
from newsroom.kept_stories s
where s.to_position is null and (s.data ->> 'openedAt')::timestamptz <= $1
order by s.born, s.id
limit 1
