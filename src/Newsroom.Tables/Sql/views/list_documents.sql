-- In the order of the primary key, whatever collation that has.
select id, data::text from public.mt_doc_{name} where $1::varchar is null or id > $1 order by id limit $2
