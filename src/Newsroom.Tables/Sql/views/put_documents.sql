insert into public.mt_doc_{name} (id, data, mt_dotnet_type)
select id, data::jsonb, $3 from unnest($1::varchar[], $2::text[]) as d (id, data)
on conflict (id) do update
set data = excluded.data, mt_dotnet_type = excluded.mt_dotnet_type, mt_last_modified = now(),
    mt_version = md5(random()::text || clock_timestamp()::text)::uuid
