-- Goes through the latest born rows, so many ($11) and no more, as at a position ($1), behind a place ($2, $3), born above a position
-- ($6), and gives those that match ($4) with how well they match some words ($5); and the last one that it came to, whether it matches
-- or not. The other conditions are explained in step.sql.
select v.id, v.born, case when v.shown then coalesce(ts_rank(v.words, $5::text::tsquery), 0) else 0 end, v.shown, v.n = $11
from (
  select w.id, w.born, w.words, row_number() over (order by w.born desc, w.id desc) as n,
    ($4::text is null or w.words @@ $4::text::tsquery)
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
    as shown
  from newsroom.kept_{name} w
  where w.from_position <= $1 and (w.to_position is null or w.to_position > $1)
    and w.born <= least($1, $2) and w.born > $6
    and ($2::bigint is null or (w.born, w.id) < ($2, $3::text collate "C"))
  order by w.born desc, w.id desc
  limit $11) v
where v.shown or v.n = $11
order by v.born desc, v.id desc
