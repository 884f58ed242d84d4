select revision, swaps from newsroom.views where name = $1
