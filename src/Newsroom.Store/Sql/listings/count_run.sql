-- Of a run of positions (after $1, up to $2): how many are taken, and how many of them by events of some types ($3; of all when it is empty).
select count(*), count(*) filter (where type <> 'tombstone' and is_archived is not true and (cardinality($3) = 0 or type = any ($3)))
from public.mt_events
where seq_id > $1 and seq_id <= $2
