-- What is wanted and not there, or there and not as it is wanted.
select w.place || '.' || w.name || case
    when a.attname is null then ' is missing'
    when a.atttypid is distinct from to_regtype(w.type)::oid then ' is ' || format_type(a.atttypid, a.atttypmod) || ', not ' || w.type
    else ' may be null' end
from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) as w (place, name, type, required)
left join pg_attribute a on a.attrelid = to_regclass(w.place) and a.attname = w.name and a.attnum > 0 and not a.attisdropped
where a.attname is null or a.atttypid is distinct from to_regtype(w.type)::oid or (w.required and not a.attnotnull)
order by 1
