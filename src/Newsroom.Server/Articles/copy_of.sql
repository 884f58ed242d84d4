-- The earliest report, known at a position ($1), that had the fingerprint ($2) in any of its revisions and is not the one in hand
-- ($3), with the first such revision. Rows that have ended count: others go on printing a text that its outlet has changed.
select a.id, (a.data ->> 'revision')::int
from newsroom.kept_articles a
where a.from_position <= $1
  and (a.data ->> 'copyFingerprint') collate "C" = $2 and a.id <> $3
order by a.born, a.id, a.from_position
limit 1
