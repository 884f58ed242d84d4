create index if not exists kept_{name}_by_{column} on newsroom.kept_{name} ((data ->> '{field}') collate "C", born);
