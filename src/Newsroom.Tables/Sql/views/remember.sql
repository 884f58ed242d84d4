insert into newsroom.views (name, revision, swaps) values ($1, $2, $3)
on conflict (name) do update set revision = excluded.revision, swaps = views.swaps + excluded.swaps
