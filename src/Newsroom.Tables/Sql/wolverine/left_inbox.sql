-- What the other engine has left in Wolverine's inbox and outbox: body, id, status, owner, time, attempts, type.
select body, id, status, owner_id, execution_time, attempts, message_type from wolverine.wolverine_incoming_envelopes
union all
select body, id, 'Incoming', 0, null, attempts, message_type from wolverine.wolverine_outgoing_envelopes
