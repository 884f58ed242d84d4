-- Notes on reports ($1) that have not been looked for in the report's present revision, with the revisions whose words are their measure,
-- that has them last and that was looked through last: those of the same ones together.
-- By keys, however the tables look to the planner: a plan that was made while they were empty is kept, and must not go through all rows
-- that are open for each report.
select n.id, a.id, coalesce(n.data #>> '{confirmed,revision}', n.data ->> 'postedOn')::int, (n.data ->> 'revision')::int, (n.data ->> 'checkedOn')::int
from unnest($1) as report (id)
cross join lateral (
  select k.id, k.to_position, k.data from newsroom.kept_articles k
  where k.id = report.id order by k.id desc, k.from_position desc limit 1) a
cross join lateral (
  select k.id, k.born, k.to_position, k.data from newsroom.kept_annotations k
  where (k.data ->> 'article') collate "C" = report.id offset 0) n
where a.to_position is null and n.to_position is null
  and n.data ->> 'state' <> 'withdrawn' and (n.data ->> 'checkedOn')::int < (a.data ->> 'revision')::int
order by a.id, 3, 4, 5, n.born
