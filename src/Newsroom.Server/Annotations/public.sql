-- What the public had, by a time ($6), of notes on reports ($4): as they stood at a position ($5) by then, the latest first, behind a
-- place ($2, $3); public then and at present, on a version of the report that the public had, as is known at a position ($1). Of reports
-- that are retracted at present only where they are read all the same ($7). Beside each, that version's number.
select n.id, n.born, n.data::text, (had ->> 'revision')::int, false
from unnest($4) as report (id)
join newsroom.kept_articles a
  on a.id = report.id and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
join newsroom.kept_articles present on present.id = report.id and present.to_position is null
cross join lateral jsonb_array_elements(a.data -> 'public') had
join newsroom.kept_annotations n
  on (n.data ->> 'article') collate "C" = report.id
  and n.from_position <= $5 and (n.to_position is null or n.to_position > $5)
join newsroom.kept_annotations o on o.id = n.id and o.to_position is null
where n.born <= least($5, $2)
  and ($2::bigint is null or (n.born, n.id) < ($2, $3::text collate "C"))
  and (had ->> 'from')::timestamptz <= $6 and coalesce((had ->> 'until')::timestamptz > $6, true) and not (had ->> 'retracted')::boolean
  and ($7 or present.data -> 'retraction' = 'null')
  and n.data #> '{work,readers}' ? 'public' and o.data #> '{work,readers}' ? 'public'
  and n.data ->> 'state' <> 'withdrawn'
  and ((n.data ->> 'anchor' = 'anchored' and n.data ->> 'revision' = had ->> 'revision') or n.data ->> 'postedOn' = had ->> 'revision')
order by n.born desc, n.id desc
limit $8
