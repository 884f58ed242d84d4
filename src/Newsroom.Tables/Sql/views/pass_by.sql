-- For an append whose inline view is about to be rebuilt under another definition: it leaves the documents to the
-- rebuild, which waits for whoever holds the table like this. (LOCK TABLE is refused in a pipelined batch.)
delete from public.mt_doc_{name} where false
