-- The earliest report that had the fingerprint ($1) in any of its revisions and is not the one in hand ($2), with the first such revision.
-- Rows that have ended count: others go on printing a text that its outlet has changed.
select a.id, (a.data ->> 'revision')::int
from newsroom.kept_articles a
where (a.data ->> 'copyFingerprint') collate "C" = $1 and a.id <> $2
order by a.born, a.id, a.from_position
limit 1
