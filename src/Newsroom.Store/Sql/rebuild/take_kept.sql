-- A document's open version is in the fold's memory or in the shadow, never in both.
delete from newsroom_rebuild.kept_{name} where id = any ($1) and to_position is null returning id, data::text, born, from_position
