-- Names of keys are compared and granted one after the other, on all nodes and in all commands: until the transaction ends.
-- Two numbers instead of one: readers of the log look at the locks of the other kind.
select pg_advisory_xact_lock(20037, 1)
