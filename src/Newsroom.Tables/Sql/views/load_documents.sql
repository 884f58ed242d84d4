select id, data::text, mt_version from public.mt_doc_{name} where id = any ($1)
