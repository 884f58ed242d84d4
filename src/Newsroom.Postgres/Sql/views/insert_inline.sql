-- A document that was not there when its fold began; anything else means that somebody else was faster.
with put as (
  insert into public.mt_doc_{name} (id, data, mt_version, mt_dotnet_type) values ($1, $2::jsonb, $3, $4)
  on conflict (id) do nothing returning 1)
select newsroom.demand(exists (select from put), 'document changed')
