-- Behind the checkpoint's lock: nobody has swapped in another table since the rows were read, and the stored ones
-- are of the definition that folds on. What a crash of the server's takes of the last folds it takes with their checkpoint, and
-- the daemon folds it again: nobody needs to wait for the disk.
select newsroom.demand(exists (select from newsroom.listings where name = $1 and revision = $2 and swaps = $3), 'listing replaced'),
  set_config('synchronous_commit', 'off', true)
