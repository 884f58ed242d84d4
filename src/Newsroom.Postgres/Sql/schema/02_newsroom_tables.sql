-- What is ours alone. Texts that are compared or ordered say their collation: the cluster's is never relied on.

-- Where the running maximum of recorded times rises: turns a time into a position with one index probe, and is blind
-- to clocks that step back.
create table if not exists newsroom.moments (
  position bigint                   not null primary key,
  at       timestamp with time zone not null unique
);

-- The definition by which a view's stored documents were folded.
create table if not exists newsroom.views (
  name     text collate "C" not null primary key,
  revision integer          not null
);
-- How often its table was swapped for a rebuilt one: a fold that began on the former one must not be written to this.
alter table newsroom.views add column if not exists swaps bigint not null default 0;

-- The definitions by which this schema was made, so that a node that finds its own takes no lock.
create table if not exists newsroom.made (
  hash text collate "C" not null primary key,
  at   timestamp with time zone not null default now()
);
