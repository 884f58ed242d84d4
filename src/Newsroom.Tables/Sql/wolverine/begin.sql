-- Counts an attempt ($2) at a message ($1) before its handler begins, once: a copy of it that was taken up twice, or by a node
-- that somebody took for dead, finds the attempt counted and does not begin.
update wolverine.wolverine_incoming_envelopes set attempts = $2
where id = $1 and status = 'Incoming' and attempts = $2 - 1
