select newsroom.demand((select revision from newsroom.views where name = $1) is distinct from $2, 'view rebuilt')
