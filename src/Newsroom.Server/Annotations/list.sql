-- Notes on one report ($4) as at a position ($1), the latest first, behind a place ($2, $3); in one state ($5), or all but
-- the withdrawn ones; read by one of the audiences ($6) then and at present; with a tag, folded ($7). Beside each, the report's revision
-- at that moment: a note that was not carried to it is pending.
select n.id, n.born, n.data::text, (a.data ->> 'revision')::int, a.data -> 'retraction' <> 'null'
from newsroom.kept_annotations n
join newsroom.kept_articles a
  on a.id = $4::text and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
where (n.data ->> 'article') collate "C" = $4
  and n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and n.born <= least($1, $2)
  and ($2::bigint is null or (n.born, n.id) < ($2, $3::text collate "C"))
  and case when $5::text is null then n.data ->> 'state' <> 'withdrawn' else n.data ->> 'state' = $5 end
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $6
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $6))
  and ($7::text is null or coalesce(nullif(n.data #> '{work,foldedTags}', 'null'), n.data -> 'tags') ? $7)
order by n.born desc, n.id desc
limit $8
