-- Whether this database takes writes from a new session: a standby does not, nor one that was told to be read-only.
select not pg_is_in_recovery() and not current_setting('default_transaction_read_only')::boolean
