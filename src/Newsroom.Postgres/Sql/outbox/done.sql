delete from newsroom.outbox where id = $1
