select now, lost, versions, wrong, set_config('newsroom.lost', '{}', true) from newsroom.begin_append($1, $2, $3, $4, $5)
