select newsroom.position_at($1, $2)
