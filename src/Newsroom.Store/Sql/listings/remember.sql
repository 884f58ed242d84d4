insert into newsroom.listings (name, revision, swaps) values ($1, $2, $3)
on conflict (name) do update set revision = excluded.revision, swaps = listings.swaps + excluded.swaps
