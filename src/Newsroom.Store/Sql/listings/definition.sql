select revision, swaps from newsroom.listings where name = $1
