update public.mt_streams s set version = i.version, timestamp = i.timestamp, created = i.created
from unnest($1::varchar[], $2::bigint[], $3::timestamptz[], $4::timestamptz[]) as i (id, version, timestamp, created)
where s.id = i.id
