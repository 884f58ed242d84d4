select now, lost, versions, set_config('newsroom.lost', '{}', true) from newsroom.begin_append($1, $2, $3)
