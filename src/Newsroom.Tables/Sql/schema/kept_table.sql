-- Every version of every document of a view, with the positions from which and (exclusive) to which it held.
-- "born" is the position at which the document's present life began: the order of lists, the same at every moment.
create table if not exists newsroom.kept_{name} (
  id            text collate "C" not null,
  born          bigint           not null,
  from_position bigint           not null,
  to_position   bigint           null,
  data          jsonb            not null,
  constraint kept_{name}_pkey primary key (id, from_position)
);

create unique index if not exists kept_{name}_now on newsroom.kept_{name} (id) where to_position is null;
create index if not exists kept_{name}_list_now on newsroom.kept_{name} (born) where to_position is null;
create index if not exists kept_{name}_list on newsroom.kept_{name} (born, from_position);
