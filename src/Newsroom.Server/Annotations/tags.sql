-- Tags of notes as at a position ($1), read by one of the audiences ($2) then and at present, that begin so when folded ($3): as they
-- are mostly written, with how many notes have each; the most used first, at most so many ($4).
select mode() within group (order by tag.written), count(distinct n.id)
from newsroom.kept_annotations n
cross join lateral rows from (
  jsonb_array_elements_text(n.data -> 'tags'),
  jsonb_array_elements_text(coalesce(nullif(n.data #> '{work,foldedTags}', 'null'), n.data -> 'tags'))) as tag (written, folded)
where n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
  and n.data ->> 'state' <> 'withdrawn'
  and coalesce(nullif(n.data #> '{work,readers}', 'null'), '["desk"]') ?| $2
  and (n.to_position is null or exists (
    select from newsroom.kept_annotations o
    where o.id = n.id and o.to_position is null and coalesce(nullif(o.data #> '{work,readers}', 'null'), '["desk"]') ?| $2))
  and ($3::text is null or starts_with(tag.folded, $3))
group by tag.folded
order by 2 desc, tag.folded collate "C"
limit $4
