-- Some notes ($2), in that order, as at a position ($1), each with its report's revision at that moment; and where words were looked for
-- (in French, $3, in English, $4, in any other language, $5), by whose rules, with the matches in its folded words between brackets.
select n.id, n.born, n.data::text, coalesce((a.data ->> 'revision')::int, 0), coalesce(a.data -> 'retraction' <> 'null', false), w.data ->> 'language',
  ts_headline(q.config, w.data ->> 'a', q.query, 'HighlightAll=true, StartSel=[, StopSel=]'),
  ts_headline(q.config, w.data ->> 'b', q.query, 'HighlightAll=true, StartSel=[, StopSel=]'),
  ts_headline(q.config, w.data ->> 'c', q.query, 'HighlightAll=true, StartSel=[, StopSel=]'),
  ts_headline(q.config, w.data ->> 'd', q.query, 'HighlightAll=true, StartSel=[, StopSel=]')
from unnest($2) with ordinality as f (id, place)
join newsroom.kept_annotations n on n.id = f.id and n.from_position <= $1 and (n.to_position is null or n.to_position > $1)
left join newsroom.kept_articles a on a.id = n.data ->> 'article' and a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
left join newsroom.kept_note_words w on $3::text is not null and w.id = f.id and w.from_position <= $1 and (w.to_position is null or w.to_position > $1)
left join lateral (
  select case w.data ->> 'language' when 'fr' then 'pg_catalog.french'::regconfig when 'en' then 'pg_catalog.english'::regconfig else 'pg_catalog.simple'::regconfig end,
    case w.data ->> 'language' when 'fr' then $3::text::tsquery when 'en' then $4::text::tsquery else $5::text::tsquery end
  where w.id is not null) q (config, query) on true
order by f.place
