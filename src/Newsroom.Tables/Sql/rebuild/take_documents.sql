-- A document is in the fold's memory or in the shadow, never in both.
delete from newsroom_rebuild.mt_doc_{name} where id = any ($1) returning id, data::text, 0::bigint, 0::bigint
