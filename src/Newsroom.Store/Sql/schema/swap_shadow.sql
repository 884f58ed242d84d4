-- Puts the shadow in the live table's place, with its storage settings and its grants. The caller holds both tables.
create or replace function newsroom.swap_shadow(p_live regclass) returns void
language plpgsql as $$
declare
  v_table text;
  v_schema text;
  v_options text;
  v_grants text[];
  v_grant text;
begin
  select c.relname, n.nspname, array_to_string(c.reloptions, ', ') into v_table, v_schema, v_options
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = p_live;

  select array_agg(format('grant %s on %I.%I to %s%s', a.privilege_type, v_schema, v_table,
      case when a.grantee = 0 then 'public' else a.grantee::regrole::text end,
      case when a.is_grantable then ' with grant option' else '' end))
  into v_grants
  from pg_class c, aclexplode(c.relacl) a
  where c.oid = p_live and a.grantee <> c.relowner;

  execute format('drop table %I.%I', v_schema, v_table);
  execute format('alter table newsroom_rebuild.%I reset (autovacuum_enabled, toast.autovacuum_enabled)', v_table);
  if v_options is not null then
    execute format('alter table newsroom_rebuild.%I set (%s)', v_table, v_options);
  end if;
  execute format('alter table newsroom_rebuild.%I set schema %I', v_table, v_schema);
  foreach v_grant in array coalesce(v_grants, '{}') loop
    execute v_grant;
  end loop;
end $$;
