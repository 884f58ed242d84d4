-- The version that a stream is at.
select version from public.mt_streams where id = $1 and is_archived is not true
