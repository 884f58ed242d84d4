-- What a lease ($1) has without its node knowing ($2): claimed in a transaction whose answer was lost. No handler has begun.
update newsroom.outbox set leased_by = null, attempts = attempts - 1
where leased_by = $1 and id <> all ($2)
