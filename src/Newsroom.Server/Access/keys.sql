-- Every key that was ever granted, the oldest first.
select data::text
from public.mt_doc_access_keys
order by (data ->> 'grantedAt')::timestamptz, id collate "C"
