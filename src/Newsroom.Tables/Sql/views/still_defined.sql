-- Behind the checkpoint's lock: nobody has swapped in another table since the documents were read, and the stored ones
-- are of the definition that folds on.
select newsroom.demand(exists (select from newsroom.views where name = $1 and revision = $2 and swaps = $3), 'view replaced')
