-- Rows that match ($4) as at a position ($1), born at or below a position ($2) and above another ($6), the latest born first, at most so
-- many ($11), with how well they match some words ($5). The births are hidden from the planner: they are in the question too, as slices,
-- and the index of births would be run through from its end for a word that is rare.
-- A row that is past must match a part of the question ($10) at present too. Left out is what belongs to some reports ($7). Of a story ($8) or an outlet ($9) with too many reports to name them all, each is looked up.
-- Of those alone that are wanted it is told how well they match.
select f.id, f.born, coalesce(ts_rank(f.words, $5::text::tsquery), 0)
from (
  select w.id, w.born, w.words
  from newsroom.kept_{name} w
  where w.words @@ $4::text::tsquery
    and w.from_position <= $1 and (w.to_position is null or w.to_position > $1)
    and w.born + 0 <= least($1, $2) and w.born + 0 > $6
    and ($10::text is null or w.to_position is null or exists (
      select from newsroom.kept_{name} o where o.id = w.id and o.to_position is null and o.words @@ $10::text::tsquery offset 0))
    and ($7::text[] is null or coalesce(w.data ->> 'article', w.id) <> all ($7))
    and ($8::text is null or exists (
      select from newsroom.kept_memberships m
      where m.id = $8 || '/' || coalesce(w.data ->> 'article', w.id) and m.from_position <= $1 and (m.to_position is null or m.to_position > $1) offset 0))
    and ($9::text is null or exists (
      select from newsroom.kept_articles a
      where a.id = coalesce(w.data ->> 'article', w.id) and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
        and a.data ->> 'outlet' = $9 offset 0))
  order by w.born + 0 desc, w.id desc
  limit $11) f
order by f.born desc, f.id desc
