select safe, visible from newsroom.safe_head($1)
