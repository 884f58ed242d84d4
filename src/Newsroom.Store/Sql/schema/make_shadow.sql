-- An empty table beside a live one, of the same name in a schema of its own: when it takes the live one's place, its
-- constraints and indexes have their right names already. What an interrupted rebuild left under that name is dropped.
-- No autovacuum: it would hold the table when it is to be swapped in.
create or replace function newsroom.make_shadow(p_live regclass) returns void
language plpgsql as $$
declare
  v_name text;
begin
  select relname into v_name from pg_class where oid = p_live;
  create schema if not exists newsroom_rebuild;
  execute format('drop table if exists newsroom_rebuild.%I', v_name);
  execute format('create table newsroom_rebuild.%I (like %s including all excluding indexes) with (autovacuum_enabled = false, toast.autovacuum_enabled = false)',
    v_name, p_live);
end $$;
