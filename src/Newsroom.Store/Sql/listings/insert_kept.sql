insert into newsroom.kept_{name} (id, born, from_position, to_position, data)
select id, born, from_position, to_position, data::jsonb
from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[]) as k (id, born, from_position, to_position, data)
