select newsroom.demand((select revision from newsroom.listings where name = $1) is distinct from $2, 'listing rebuilt')
