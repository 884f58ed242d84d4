-- Messages, from their sending until they are done, and then, emptied, for as long as a repeat of them may come.
create table if not exists newsroom.outbox (
  id         uuid                     not null primary key,
  type       text collate "C"         not null,
  body       jsonb                    not null,
  not_before timestamp with time zone not null,
  attempts   integer                  not null default 0,
  error      text                     null,
  dead_at    timestamp with time zone null
);

-- Older tables have neither the collation nor what follows.
alter table newsroom.outbox
  alter column type type text collate "C",
  -- When it was first sent.
  add column if not exists sent_at timestamp with time zone not null default clock_timestamp(),
  -- The lease of the node whose handler has it; null while nobody has.
  add column if not exists leased_by bigint null,
  -- Attempts of which nobody saw the end.
  add column if not exists lost integer not null default 0,
  add column if not exists done_at timestamp with time zone null;

-- One partial index a state, so that the thousands that are done cost those that are due nothing.
drop index if exists newsroom.outbox_due;
create index if not exists outbox_claimable on newsroom.outbox (type, not_before)
  where done_at is null and dead_at is null and leased_by is null and lost = 0;
create index if not exists outbox_suspect on newsroom.outbox (not_before)
  where done_at is null and dead_at is null and leased_by is null and lost > 0;
create index if not exists outbox_leased on newsroom.outbox (leased_by) where leased_by is not null;
create index if not exists outbox_done on newsroom.outbox (done_at) where done_at is not null;

drop index if exists newsroom.outbox_dead;
create index if not exists outbox_dead_letters on newsroom.outbox (dead_at, id) where dead_at is not null;
