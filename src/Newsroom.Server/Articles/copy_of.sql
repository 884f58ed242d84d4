-- The earliest report, as at a position ($1), whose present text has the fingerprint ($2) and that is not the one in hand ($3).
select a.id, (a.data ->> 'revision')::int
from newsroom.kept_articles a
where a.from_position <= $1 and (a.to_position is null or a.to_position > $1)
  and (a.data ->> 'copyFingerprint') collate "C" = $2 and a.id <> $3
order by a.born, a.id
limit 1
