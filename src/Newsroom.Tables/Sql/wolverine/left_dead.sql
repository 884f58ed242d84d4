-- The dead letters that the other engine has left: body, id, time of death, type, error, whether it is to be tried again.
select body, id, coalesce(execution_time, sent_at), message_type,
  concat_ws(': ', nullif(exception_type, ''), exception_message), coalesce(replayable, false)
from wolverine.wolverine_dead_letters
