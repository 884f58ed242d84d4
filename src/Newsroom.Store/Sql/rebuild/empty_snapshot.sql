-- Whoever has appended has ended; whoever is about to waits. The streams and not the documents: an append holds its stream
-- before it reads a document, and the document only when it writes it; one in between would write what it made of a former one.
lock table public.mt_streams in share row exclusive mode;
delete from public.mt_doc_{name}
