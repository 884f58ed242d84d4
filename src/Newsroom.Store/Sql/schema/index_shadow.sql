-- Gives a shadow the live table's constraints and indexes, under the same names; those that it has already are passed
-- over. The primary key alone is enough to find a document again.
create or replace function newsroom.index_shadow(p_live regclass, p_primary_only boolean) returns void
language plpgsql as $$
declare
  v_table text;
  v_schema text;
  v_index record;
begin
  select c.relname, n.nspname into v_table, v_schema
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = p_live;

  for v_index in
    select i.relname as name, x.indisprimary as primary, o.conname as constraint,
      replace(pg_get_indexdef(x.indexrelid), format(' ON %I.%I ', v_schema, v_table), format(' ON newsroom_rebuild.%I ', v_table)) as definition
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    left join pg_constraint o on o.conindid = x.indexrelid and o.contype in ('p', 'u')
    where x.indrelid = p_live and (x.indisprimary or not p_primary_only)
      and not exists (
        select from pg_class s join pg_namespace n on n.oid = s.relnamespace
        where s.relname = i.relname and n.nspname = 'newsroom_rebuild')
    order by x.indisprimary desc, i.relname
  loop
    execute v_index.definition;
    if v_index.constraint is not null then
      execute format('alter table newsroom_rebuild.%I add constraint %I %s using index %I',
        v_table, v_index.constraint, case when v_index.primary then 'primary key' else 'unique' end, v_index.name);
    end if;
  end loop;
end $$;
