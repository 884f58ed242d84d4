select id, data::text from public.mt_doc_{name} where data ->> '{field}' = $1 order by id collate "C"
