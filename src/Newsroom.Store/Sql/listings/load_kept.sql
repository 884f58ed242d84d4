select id, data::text, born from newsroom.kept_{name} where id = any ($1) and to_position is null
