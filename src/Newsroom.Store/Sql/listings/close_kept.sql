update newsroom.kept_{name} k set to_position = c.position
from unnest($1::text[], $2::bigint[]) as c (id, position)
where k.id = c.id and k.to_position is null
