-- After a broken connection: which event stands at (stream, version)? Behind the row lock, so that the transaction in
-- doubt has ended.
select e.id from public.mt_streams s left join public.mt_events e on e.stream_id = s.id and e.version = $2
where s.id = $1 for update of s
