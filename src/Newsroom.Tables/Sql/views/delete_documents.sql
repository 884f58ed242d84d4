delete from public.mt_doc_{name} where id = any ($1)
