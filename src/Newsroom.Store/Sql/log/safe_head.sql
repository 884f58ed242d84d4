select safe from newsroom.safe_head($1)
