-- Behind the checkpoint's lock: nobody has swapped in another table since the rows were read, and the stored ones
-- are of the definition that folds on.
select newsroom.demand(exists (select from newsroom.listings where name = $1 and revision = $2 and swaps = $3), 'listing replaced')
