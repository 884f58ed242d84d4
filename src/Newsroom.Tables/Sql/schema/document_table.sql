-- A document table as Marten makes it.
create table if not exists public.mt_doc_{name} (
  id               varchar                  not null,
  data             jsonb                    not null,
  mt_last_modified timestamp with time zone null default transaction_timestamp(),
  mt_version       uuid                     not null default md5(random()::text || clock_timestamp()::text)::uuid,
  mt_dotnet_type   varchar                  null,
  constraint pkey_mt_doc_{name}_id primary key (id)
);
