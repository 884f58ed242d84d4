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

-- An import of a whole log that has not come to its end: while the row is there, no engine opens this database but the
-- one that goes on with it. The hash is that of the file, once the log is complete and only the views are left to do.
create table if not exists newsroom.importing (
  one        boolean                  not null primary key default true check (one),
  file       text                     not null,
  events     bigint                   not null,
  sha256     text                     null,
  started_at timestamp with time zone not null default now()
);

-- The definitions by which this schema was made, so that a node that finds its own takes no lock.
create table if not exists newsroom.made (
  hash text collate "C" not null primary key,
  at   timestamp with time zone not null default now()
);
