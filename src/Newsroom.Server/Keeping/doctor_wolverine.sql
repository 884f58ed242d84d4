-- Of a message without a time of its own nobody can say here since when it is due.
select
  (select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled')
    + (select count(*) from wolverine.wolverine_outgoing_envelopes),
  (select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled' and execution_time < now() - interval '1 minute'),
  (select count(*) from wolverine.wolverine_dead_letters where replayable is not true)
