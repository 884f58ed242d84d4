select w.name || case when i.indexrelid is null then ' is missing' else ' was not built to its end' end
from unnest($1::text[]) as w (name)
left join pg_index i on i.indexrelid = to_regclass(w.name)
where i.indexrelid is null or not i.indisvalid
order by 1
