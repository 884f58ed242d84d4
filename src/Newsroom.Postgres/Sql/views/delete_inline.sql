with put as (delete from public.mt_doc_{name} where id = $1 and mt_version = $2 returning 1)
select newsroom.demand(exists (select from put), 'document changed')
