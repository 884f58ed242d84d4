select w.name || case when p.oid is null then ' is missing' else ' is not the one that this newsroom makes' end
from unnest($1::text[], $2::text[]) as w (name, body)
left join (pg_proc p join pg_namespace n on n.oid = p.pronamespace) on n.nspname || '.' || p.proname = w.name
where p.oid is null or p.prosrc <> w.body
order by 1
