-- Marten's own tables: names, columns, types, defaults, constraints and indexes as Marten 9 makes them
-- (string stream ids, all metadata columns). Nothing of ours is added to them.
create table if not exists public.mt_streams (
  id           varchar                  not null,
  type         varchar                  null,
  version      bigint                   null,
  timestamp    timestamp with time zone not null default now(),
  created      timestamp with time zone not null default now(),
  tenant_id    varchar                  null default '*DEFAULT*',
  is_archived  boolean                  null default false,
  constraint pkey_mt_streams_id primary key (id)
);

create sequence if not exists public.mt_events_sequence;

-- The default of "timestamp" is a constant, the moment at which the table was made, as it is in Marten: whoever
-- inserts must write the column.
create table if not exists public.mt_events (
  seq_id         bigint                   not null,
  id             uuid                     not null,
  stream_id      varchar                  null,
  version        bigint                   not null,
  data           jsonb                    not null,
  bdata          bytea                    null,
  type           varchar(500)             not null,
  timestamp      timestamp with time zone not null default 'now'::timestamptz,
  tenant_id      varchar                  null default '*DEFAULT*',
  mt_dotnet_type varchar                  null,
  correlation_id varchar                  null,
  causation_id   varchar                  null,
  headers        jsonb                    null,
  user_name      varchar                  null,
  is_archived    boolean                  null default false,
  constraint pkey_mt_events_seq_id primary key (seq_id),
  constraint fkey_mt_events_stream_id foreign key (stream_id) references public.mt_streams (id) on delete cascade
);

create unique index if not exists pk_mt_events_stream_and_version on public.mt_events (stream_id, version);

alter sequence public.mt_events_sequence owned by public.mt_events.seq_id;

create table if not exists public.mt_event_progression (
  name         varchar                  not null,
  last_seq_id  bigint                   null,
  last_updated timestamp with time zone null default transaction_timestamp(),
  constraint pk_mt_event_progression primary key (name)
);

create table if not exists public.mt_high_water_skips (
  ending_sequence   bigint                   not null,
  starting_sequence bigint                   not null,
  timestamp         timestamp with time zone null default transaction_timestamp(),
  constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence)
);

create table if not exists public.mt_doc_deadletterevent (
  id               uuid                     not null,
  data             jsonb                    not null,
  mt_last_modified timestamp with time zone null default transaction_timestamp(),
  mt_version       uuid                     not null default md5(random()::text || clock_timestamp()::text)::uuid,
  mt_dotnet_type   varchar                  null,
  constraint pkey_mt_doc_deadletterevent_id primary key (id)
);
