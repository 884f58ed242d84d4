-- The safe head is fixed by a statement before the one that reads the rows, and handed over within the transaction.
select safe, visible, set_config('newsroom.safe_head', safe::text, true) from newsroom.safe_head($1)
