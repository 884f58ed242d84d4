select data::text from newsroom.kept_{name}
where id = $1 and from_position <= $2 and (to_position is null or to_position > $2)
order by from_position desc limit 1
