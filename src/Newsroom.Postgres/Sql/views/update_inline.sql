with put as (
  update public.mt_doc_{name} set data = $2::jsonb, mt_version = $3, mt_dotnet_type = $4, mt_last_modified = now()
  where id = $1 and mt_version = $5 returning 1)
select newsroom.demand(exists (select from put), 'document changed')
