-- A newsroom as the marten engine of commit c44ddc7 left it (PostgreSQL 15). Runs as one command in an empty database.

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

-- Name: newsroom; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA IF NOT EXISTS newsroom;

-- Name: public; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA IF NOT EXISTS public;

-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: -

-- Name: wolverine; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA IF NOT EXISTS wolverine;

-- Name: announce_append(); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.announce_append() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  v_floor bigint;
begin
  select case when is_called then last_value else last_value - 1 end into v_floor from public.mt_events_sequence;
  perform pg_advisory_xact_lock_shared((x'4E45'::bigint << 48) | v_floor);
end $$;

-- Name: append(character varying, bigint, uuid[], character varying[], character varying[], text[], character varying, character varying, jsonb, character varying, timestamp with time zone); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.append(p_stream character varying, p_expected bigint, p_ids uuid[], p_types character varying[], p_dotnet character varying[], p_data text[], p_correlation character varying, p_causation character varying, p_headers jsonb, p_user character varying, p_at timestamp with time zone) RETURNS TABLE(seq_id bigint, at timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
declare
  v_count bigint := cardinality(p_ids);
  v_found bigint;
  v_at    timestamptz;
begin
  if p_expected = 0 then
    insert into public.mt_streams (id, version) values (p_stream, v_count) on conflict (id) do nothing;
  else
    update public.mt_streams s set version = p_expected + v_count, timestamp = now()
    where s.id = p_stream and s.version = p_expected;
  end if;
  if not found then
    select s.version into v_found from public.mt_streams s where s.id = p_stream;
    raise exception 'stream % is at version %, not %', p_stream, coalesce(v_found, 0), p_expected
      using errcode = 'NR001', detail = coalesce(v_found, 0)::text;
  end if;

  perform newsroom.announce_append();
  v_at := coalesce(p_at, clock_timestamp());

  for i in 1 .. v_count loop
    seq_id := nextval('public.mt_events_sequence');
    at := v_at;
    insert into public.mt_events
      (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
    values
      (seq_id, p_ids[i], p_stream, p_expected + i, p_data[i]::jsonb, p_types[i], v_at, p_dotnet[i],
       p_correlation, p_causation, p_headers, p_user);
    return next;
  end loop;
end $$;

-- Name: append_group(character varying[], bigint[], bigint[], integer[], character varying[], bigint[], uuid[], character varying[], character varying[], text[], character varying[], character varying[], text[], character varying[], timestamp with time zone[]); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.append_group(p_streams character varying[], p_expected bigint[], p_counts bigint[], p_of integer[], p_stream character varying[], p_version bigint[], p_ids uuid[], p_types character varying[], p_dotnet character varying[], p_data text[], p_correlations character varying[], p_causations character varying[], p_headers text[], p_users character varying[], p_at timestamp with time zone[], OUT positions bigint[], OUT now timestamp with time zone, OUT lost integer[], OUT found bigint[]) RETURNS record
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  v_won  int[] := '{}';
  v_made varchar[];
begin
  if 0 < any (p_expected) then
    with moved as (
      update public.mt_streams s set version = a.expected + a.count, timestamp = clock_timestamp()
      from unnest(p_streams, p_expected, p_counts) with ordinality as a (stream, expected, count, place)
      where s.id = a.stream and s.version = a.expected and a.expected > 0
      returning a.place)
    select coalesce(array_agg(m.place::int), '{}') into v_won from moved m;
  end if;

  -- New ones: one that somebody else made in the meantime is a conflict.
  if 0 = any (p_expected) then
    with made as (
      insert into public.mt_streams (id, version)
      select a.stream, a.count
      from unnest(p_streams, p_expected, p_counts) as a (stream, expected, count)
      where a.expected = 0
      on conflict (id) do nothing
      returning id)
    select array_agg(id) into v_made from made;
    v_won := v_won || array(
      select a.place::int from unnest(p_streams, p_expected) with ordinality as a (stream, expected, place)
      where a.expected = 0 and a.stream = any (v_made));
  end if;

  if cardinality(v_won) < cardinality(p_streams) then
    select array_agg(a.place order by a.place), array_agg(coalesce(s.version, 0) order by a.place) into lost, found
    from unnest(p_streams) with ordinality as a (stream, place)
    left join public.mt_streams s on s.id = a.stream
    where a.place <> all (v_won);
  end if;
  perform set_config('newsroom.lost', coalesce(lost, '{}')::text, true);

  if cardinality(v_won) > 0 then
    perform newsroom.announce_append();
    now := clock_timestamp();
    with written as (
      insert into public.mt_events as e
        (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
      select nextval('public.mt_events_sequence'), v.id, v.stream, v.version, v.data::jsonb, v.type, coalesce(v.at, append_group.now),
        v.dotnet, v.correlation, v.causation, v.headers::jsonb, v.actor
      from unnest(p_of, p_stream, p_version, p_ids, p_types, p_dotnet, p_data, p_correlations, p_causations, p_headers, p_users, p_at)
        as v (of, stream, version, id, type, dotnet, data, correlation, causation, headers, actor, at)
      where lost is null or v.of <> all (lost)
      returning e.seq_id)
    select array_agg(w.seq_id order by w.seq_id) into positions from written w;
  end if;
end $$;

-- Name: demand(boolean, text); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.demand(p_holds boolean, p_what text) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if p_holds is not true then
    raise exception '%', p_what using errcode = 'NR002';
  end if;
end $$;

-- Name: extend_moments(bigint); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.extend_moments(p_head bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  v_done bigint;
  v_max  timestamptz;
begin
  -- Without a lock for those who find nothing to do, which is nearly always.
  select last_seq_id into v_done from public.mt_event_progression where name = 'newsroom:moments';
  if v_done >= p_head then return; end if;
  -- A question must have its answer while nothing can be written, too; whoever asks looks through what is missing.
  if current_setting('transaction_read_only')::boolean then return; end if;

  insert into public.mt_event_progression (name, last_seq_id) values ('newsroom:moments', 0) on conflict do nothing;
  select last_seq_id into v_done from public.mt_event_progression where name = 'newsroom:moments' for update;
  if v_done >= p_head then return; end if;

  select max(at) into v_max from newsroom.moments;
  insert into newsroom.moments (position, at)
  select e.seq_id, e.timestamp
  from (
    select seq_id, timestamp,
      max(timestamp) over (order by seq_id rows between unbounded preceding and 1 preceding) as before
    from public.mt_events
    where seq_id > v_done and seq_id <= p_head) e
  where e.timestamp > coalesce(greatest(e.before, v_max), '-infinity');

  update public.mt_event_progression set last_seq_id = p_head, last_updated = now() where name = 'newsroom:moments';
end $$;

-- Name: index_shadow(regclass, boolean); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.index_shadow(p_live regclass, p_primary_only boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

-- Name: make_shadow(regclass); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.make_shadow(p_live regclass) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  v_name text;
begin
  select relname into v_name from pg_class where oid = p_live;
  create schema if not exists newsroom_rebuild;
  execute format('drop table if exists newsroom_rebuild.%I', v_name);
  execute format('create table newsroom_rebuild.%I (like %s including all excluding indexes) with (autovacuum_enabled = false, toast.autovacuum_enabled = false)',
    v_name, p_live);
end $$;

-- Name: position_at(timestamp with time zone, bigint); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.position_at(p_time timestamp with time zone, p_head bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
  v_first_later bigint;
begin
  perform newsroom.extend_moments(p_head);
  select position into v_first_later from newsroom.moments where at > p_time order by at limit 1;
  if v_first_later is null then
    -- Nothing, unless the moments could not be carried on to the head: the database takes no writes just now.
    select min(e.seq_id) into v_first_later from public.mt_events e
    where e.timestamp > p_time and e.seq_id <= p_head
      and e.seq_id > coalesce((select last_seq_id from public.mt_event_progression where name = 'newsroom:moments'), 0);
  end if;
  if v_first_later is null or v_first_later > p_head then return p_head; end if;
  return coalesce((select max(seq_id) from public.mt_events where seq_id < v_first_later), 0);
end $$;

-- Name: safe_head(bigint); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.safe_head(p_known bigint, OUT safe bigint, OUT visible bigint) RETURNS record
    LANGUAGE plpgsql
    AS $$
declare
  v_floor bigint;
begin
  select coalesce(max(seq_id), 0) into visible from public.mt_events;

  select min(((classid::bigint << 32) | objid::bigint) & x'FFFFFFFFFFFF'::bigint) into v_floor
  from pg_locks
  where locktype = 'advisory' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint >> 16) = x'4E45'::bigint;

  -- What was once proven safe stays so: a writer may read its floor, wait, and only then take its lock.
  safe := greatest(p_known, least(visible, coalesce(v_floor, visible)));
end $$;

-- Name: swap_shadow(regclass); Type: FUNCTION; Schema: newsroom; Owner: -

CREATE FUNCTION newsroom.swap_shadow(p_live regclass) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

-- Name: mt_archive_stream(character varying); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_archive_stream(streamid character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
  update public.mt_streams set is_archived = TRUE where id = streamid ;
  update public.mt_events set is_archived = TRUE where stream_id = streamid ;
END;
$$;

-- Name: mt_grams_array(text, boolean); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_grams_array(words text, use_unaccent boolean DEFAULT false) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$
        DECLARE
result text[];
        DECLARE
word text;
        DECLARE
clean_word text;
BEGIN
                FOREACH
word IN ARRAY string_to_array(words, ' ')
                LOOP
                     clean_word = regexp_replace(public.mt_safe_unaccent(use_unaccent, word), '[^a-zA-Z0-9]+', '','g');
FOR i IN 1 .. length(clean_word)
                     LOOP
                         result := result || quote_literal(substr(lower(clean_word), i, 1));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 2));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 3));
END LOOP;
END LOOP;

RETURN ARRAY(SELECT DISTINCT e FROM unnest(result) AS a(e) ORDER BY e);
END;
$$;

-- Name: mt_grams_query(text, boolean); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_grams_query(text, use_unaccent boolean DEFAULT false) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $_$
BEGIN
RETURN (SELECT array_to_string(public.mt_grams_array($1, use_unaccent), ' & ') ::tsquery);
END
$_$;

-- Name: mt_grams_vector(text, boolean); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_grams_vector(text, use_unaccent boolean DEFAULT false) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $_$
BEGIN
RETURN (SELECT array_to_string(public.mt_grams_array($1, use_unaccent), ' ') ::tsvector);
END
$_$;

-- Name: mt_immutable_date(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_immutable_date(value text) RETURNS date
    LANGUAGE sql IMMUTABLE
    AS $$
select value::date

$$;

-- Name: mt_immutable_time(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_immutable_time(value text) RETURNS time without time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::time

$$;

-- Name: mt_immutable_timestamp(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_immutable_timestamp(value text) RETURNS timestamp without time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::timestamp

$$;

-- Name: mt_immutable_timestamptz(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_immutable_timestamptz(value text) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::timestamptz

$$;

-- Name: mt_jsonb_append(jsonb, text[], jsonb, boolean, jsonb); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_append(jsonb, text[], jsonb, boolean, jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    patch_expression ALIAS FOR $5;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
            END CASE;
    END IF;
    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_append_key_value(jsonb, text[], jsonb, boolean); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_append_key_value(jsonb, text[], jsonb, boolean) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    tmp_value jsonb;
    _key text;
BEGIN
    tmp_value = retval #> location;

    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN NOT tmp_value ?| ARRAY(SELECT jsonb_object_keys(val)) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_copy(jsonb, text[], text[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_copy(jsonb, text[], text[]) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_path ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = public.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value::jsonb, TRUE);
END;
$_$;

-- Name: mt_jsonb_duplicate(jsonb, text[], jsonb); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_duplicate(jsonb, text[], jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    targets ALIAS FOR $3;
    tmp_value jsonb;
    target_path text[];
    target text;
BEGIN
    FOR target IN SELECT jsonb_array_elements_text(targets)
    LOOP
        target_path = public.mt_jsonb_path_to_array(target, '\.');
        retval = public.mt_jsonb_copy(retval, location, target_path);
    END LOOP;

    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_fix_null_parent(jsonb, text[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_fix_null_parent(jsonb, text[]) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
retval ALIAS FOR $1;
    dst_path ALIAS FOR $2;
    dst_path_segment text[] = ARRAY[]::text[];
    dst_path_array_length integer;
    i integer = 1;
BEGIN
    dst_path_array_length = array_length(dst_path, 1);
    WHILE i <=(dst_path_array_length - 1)
    LOOP
        dst_path_segment = dst_path_segment || ARRAY[dst_path[i]];
        IF retval #> dst_path_segment IS NULL OR retval #> dst_path_segment = 'null'::jsonb THEN
            retval = jsonb_set(retval, dst_path_segment, '{}'::jsonb, TRUE);
        END IF;
        i = i + 1;
    END LOOP;

    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_increment(jsonb, text[], numeric); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_increment(jsonb, text[], numeric) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
retval ALIAS FOR $1;
    location ALIAS FOR $2;
    increment_value ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NULL THEN
        tmp_value = to_jsonb(0);
END IF;

RETURN jsonb_set(retval, location, to_jsonb(tmp_value::numeric + increment_value), TRUE);
END;
$_$;

-- Name: mt_jsonb_insert(jsonb, text[], jsonb, integer, boolean, jsonb); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_insert(jsonb, text[], jsonb, integer, boolean, jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    elm_index ALIAS FOR $4;
    if_not_exists ALIAS FOR $5;
    patch_expression ALIAS FOR $6;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF elm_index IS NULL THEN
            elm_index = jsonb_array_length(tmp_value) + 1;
        END IF;
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_move(jsonb, text[], text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_move(jsonb, text[], text) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_name ALIAS FOR $3;
    dst_path text[];
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = retval #- src_path;
    dst_path = src_path;
    dst_path[array_length(dst_path, 1)] = dst_name;
    retval = public.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value, TRUE);
END;
$_$;

-- Name: mt_jsonb_patch(jsonb, jsonb); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_patch(jsonb, jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    patchset ALIAS FOR $2;
    patch jsonb;
    patch_path text[];
    patch_expression jsonb;
    value jsonb;
BEGIN
    FOR patch IN SELECT * from jsonb_array_elements(patchset)
    LOOP
        patch_path = public.mt_jsonb_path_to_array((patch->>'path')::text, '\.');

        patch_expression = null;
        IF (patch->>'type') IN ('remove', 'append_if_not_exists', 'insert_if_not_exists') AND (patch->>'expression') IS NOT NULL THEN
            patch_expression = jsonb_path_query_array(retval #> patch_path, (patch->>'expression')::jsonpath);
        END IF;

        CASE patch->>'type'
            WHEN 'set' THEN
                retval = jsonb_set(retval, patch_path, (patch->'value')::jsonb, TRUE);
            WHEN 'delete' THEN
                retval = retval#-patch_path;
            WHEN 'append' THEN
                retval = public.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, FALSE);
            WHEN 'append_if_not_exists' THEN
                retval = public.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, TRUE, patch_expression);
            WHEN 'append_key_value' THEN
                retval = public.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, FALSE);
            WHEN 'append_key_value_if_not_exists' THEN
                retval = public.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, TRUE);
            WHEN 'insert' THEN
                retval = public.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, FALSE);
            WHEN 'insert_if_not_exists' THEN
                retval = public.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, TRUE, patch_expression);
            WHEN 'remove' THEN
                retval = public.mt_jsonb_remove(retval, patch_path, COALESCE(patch_expression, (patch->'value')::jsonb));
            WHEN 'remove_key' THEN
                retval = public.mt_jsonb_remove_key(retval, patch_path, (patch->>'key'));
            WHEN 'duplicate' THEN
                retval = public.mt_jsonb_duplicate(retval, patch_path, (patch->'targets')::jsonb);
            WHEN 'rename' THEN
                retval = public.mt_jsonb_move(retval, patch_path, (patch->>'to')::text);
            WHEN 'increment' THEN
                retval = public.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            WHEN 'increment_float' THEN
                retval = public.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            ELSE NULL;
        END CASE;
    END LOOP;
    RETURN retval;
END;
$_$;

-- Name: mt_jsonb_path_to_array(text, character); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_path_to_array(text, character) RETURNS text[]
    LANGUAGE plpgsql
    AS $_$
DECLARE
    location ALIAS FOR $1;
    regex_pattern ALIAS FOR $2;
BEGIN
RETURN regexp_split_to_array(location, regex_pattern)::text[];
END;
$_$;

-- Name: mt_jsonb_remove(jsonb, text[], jsonb); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_remove(jsonb, text[], jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF jsonb_typeof(val) = 'array' THEN
            tmp_remove = val;
        ELSE
            tmp_remove = jsonb_build_array(val);
        END IF;

        FOR patch_remove IN SELECT * FROM jsonb_array_elements(tmp_remove)
        LOOP
            tmp_value =(SELECT jsonb_agg(elem)
            FROM jsonb_array_elements(tmp_value) AS elem
            WHERE elem <> patch_remove);
        END LOOP;

        IF tmp_value IS NULL THEN
            tmp_value = '[]'::jsonb;
        END IF;
    END IF;
    RETURN jsonb_set(retval, location, tmp_value, FALSE);
END;
$_$;

-- Name: mt_jsonb_remove_key(jsonb, text[], text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_jsonb_remove_key(jsonb, text[], text) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    _key ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        RETURN jsonb_set(retval, location, tmp_value - _key, FALSE);
    END IF;
    RETURN retval;
END;
$_$;

-- Name: mt_mark_event_progression(character varying, bigint); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_mark_event_progression(name character varying, last_encountered bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
INSERT INTO public.mt_event_progression (name, last_seq_id, last_updated)
VALUES (name, last_encountered, transaction_timestamp())
ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO
UPDATE SET last_seq_id = last_encountered, last_updated = transaction_timestamp();

END;

$$;

-- Name: mt_mark_progression_with_skip(character varying, bigint, bigint); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_mark_progression_with_skip(shard_name character varying, ending_sequence bigint, starting_sequence bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    current_value bigint;
BEGIN
    select last_seq_id into current_value from public.mt_event_progression where name = shard_name;

    IF current_value is null then
        -- Bootstrap the high-water row on first invocation. Previously this branch
        -- returned 0, which left HighWaterAgent.CheckNowAsync polling forever because
        -- statistics.CurrentMark never advanced. Issue #4425.
        INSERT INTO public.mt_event_progression (name, last_seq_id, last_updated)
        VALUES (shard_name, ending_sequence, transaction_timestamp())
        ON CONFLICT ON CONSTRAINT pk_mt_event_progression
            DO UPDATE SET last_seq_id = ending_sequence, last_updated = transaction_timestamp();
        IF ending_sequence > starting_sequence THEN
            -- Idempotent: a rebuild/replay re-marks the same skip (ending_sequence is the
            -- PK). Re-recording an existing gap is a no-op. Conflict target is the PK
            -- constraint (the bare column name collides with the function parameter). #4530.
            insert into public.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
                on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        END IF;
        return ending_sequence;
    ELSIF current_value = starting_sequence THEN
        update public.mt_event_progression SET last_seq_id = ending_sequence, last_updated = transaction_timestamp() where shard_name = name;
        insert into public.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
            on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        return ending_sequence;
    ELSE
        return current_value;
    END IF;
END
$$;

-- Name: mt_quick_append_events(character varying, character varying, character varying, uuid[], character varying[], character varying[], jsonb[], bytea[], character varying[], character varying[], jsonb[], character varying[], timestamp with time zone[], bigint); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_quick_append_events(stream character varying, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], headers jsonb[], user_names character varying[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
	event_version bigint;
	stream_is_archived boolean;
	event_type varchar;
	event_id uuid;
	body jsonb;
	index int;
	seq bigint;
    actual_tenant varchar;
	return_value bigint[];
BEGIN
    if expected_version IS NOT NULL then
        -- COALESCE turns the NULL we get for a brand-new stream into 0, so a
        -- FetchForWriting against a non-existent stream (which sets
        -- ExpectedVersionOnServer = 0) and a StartStream(id, version: 0) both
        -- land on the new-stream branch instead of mis-firing the guard.
        select version, is_archived into event_version, stream_is_archived from public.mt_streams where id = stream for update;
        if COALESCE(event_version, 0) != expected_version then
            RAISE EXCEPTION 'Stream version mismatch on ''%'': expected %, actual %', stream, expected_version, COALESCE(event_version, 0) USING ERRCODE = 'MT003';
        end if;
    else
        select version, is_archived into event_version, stream_is_archived from public.mt_streams where id = stream;
    end if;

	if event_version IS NULL then
		event_version = 0;
		insert into public.mt_streams (id, type, version, timestamp, tenant_id) values (stream, stream_type, 0, now(), tenantid);
    else
        if stream_is_archived then
            RAISE EXCEPTION 'Attempted to append event to archived stream with Id ''%''.', stream USING ERRCODE = 'MT001';
        end if;
        if tenantid IS NOT NULL then
            select tenant_id into actual_tenant from public.mt_streams where id = stream;
            if actual_tenant != tenantid then
                RAISE EXCEPTION 'The tenantid does not match the existing stream';
            end if;
        end if;
	end if;

	index := 1;
	-- #5062: array_length('{}', 1) is NULL in PostgreSQL, not 0, so a call with an
	-- empty event array used to return ARRAY[NULL] -- a bigint[] whose only element
	-- is NULL, which Npgsql cannot read into long[] ('Cannot read a non-nullable
	-- collection of elements because the returned array contains nulls'). COALESCE
	-- makes the empty case mean what it says: zero events appended, so the final
	-- version is the stream's current version.
	return_value := ARRAY[event_version + COALESCE(array_length(event_ids, 1), 0)];

	foreach event_id in ARRAY event_ids
	loop
        seq := nextval('public.mt_events_sequence');
		return_value := array_append(return_value, seq);

	    event_version := event_version + 1;
		event_type = event_types[index];
		body = bodies[index];

		-- #4515 / #4578 / Phase 2: bdatas[index] carries the binary payload
		-- for events opted in to binary serialization (NULL otherwise).
		-- bodies[index] is the {} JSON placeholder for those events so the
		-- existing data jsonb NOT NULL constraint stays intact.
		insert into public.mt_events
			(seq_id, id, stream_id, version, data, bdata, type, tenant_id, timestamp, mt_dotnet_type, is_archived, causation_id, correlation_id, headers, user_name)
		values
			(seq, event_id, stream, event_version, body, bdatas[index], event_type, tenantid, timestamps[index], dotnet_types[index], FALSE, causation_ids[index], correlation_ids[index], headers[index], user_names[index]);

		index := index + 1;
	end loop;

	update public.mt_streams set version = event_version, timestamp = now() where id = stream;

	return return_value;
END
$$;

-- Name: mt_safe_unaccent(boolean, text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.mt_safe_unaccent(use_unaccent boolean, word text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$
BEGIN
IF use_unaccent THEN
    RETURN public.unaccent(word);
ELSE
    RETURN word;
END IF;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

-- Name: importing; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.importing (
    one boolean DEFAULT true NOT NULL,
    file text NOT NULL,
    events bigint NOT NULL,
    sha256 text,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT importing_one_check CHECK (one)
);

-- Name: kept_annotations; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.kept_annotations (
    id text NOT NULL COLLATE pg_catalog."C",
    born bigint NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    data jsonb NOT NULL
);

-- Name: kept_articles; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.kept_articles (
    id text NOT NULL COLLATE pg_catalog."C",
    born bigint NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    data jsonb NOT NULL
);

-- Name: kept_memberships; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.kept_memberships (
    id text NOT NULL COLLATE pg_catalog."C",
    born bigint NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    data jsonb NOT NULL
);

-- Name: kept_stories; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.kept_stories (
    id text NOT NULL COLLATE pg_catalog."C",
    born bigint NOT NULL,
    from_position bigint NOT NULL,
    to_position bigint,
    data jsonb NOT NULL
);

-- Name: made; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.made (
    hash text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: moments; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.moments (
    "position" bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

-- Name: outbox; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.outbox (
    id uuid NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    body jsonb NOT NULL,
    not_before timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    dead_at timestamp with time zone,
    sent_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    leased_by bigint,
    lost integer DEFAULT 0 NOT NULL,
    done_at timestamp with time zone
);

-- Name: views; Type: TABLE; Schema: newsroom; Owner: -

CREATE TABLE newsroom.views (
    name text NOT NULL COLLATE pg_catalog."C",
    revision integer NOT NULL,
    swaps bigint DEFAULT 0 NOT NULL
);

-- Name: mt_doc_access_keys; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_doc_access_keys (
    id character varying NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

-- Name: mt_doc_deadletterevent; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_doc_deadletterevent (
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

-- Name: mt_doc_open_embargoes; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_doc_open_embargoes (
    id character varying NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

-- Name: mt_doc_reanchoring_notes; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_doc_reanchoring_notes (
    id character varying NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

-- Name: mt_event_progression; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_event_progression (
    name character varying NOT NULL,
    last_seq_id bigint,
    last_updated timestamp with time zone DEFAULT transaction_timestamp()
);

-- Name: mt_events; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_events (
    seq_id bigint NOT NULL,
    id uuid NOT NULL,
    stream_id character varying,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    bdata bytea,
    type character varying(500) NOT NULL,
    "timestamp" timestamp with time zone DEFAULT '2026-11-27 08:38:24.72132+00'::timestamp with time zone NOT NULL,
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying,
    mt_dotnet_type character varying,
    correlation_id character varying,
    causation_id character varying,
    headers jsonb,
    user_name character varying,
    is_archived boolean DEFAULT false
);

-- Name: mt_events_sequence; Type: SEQUENCE; Schema: public; Owner: -

CREATE SEQUENCE public.mt_events_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- Name: mt_events_sequence; Type: SEQUENCE OWNED BY; Schema: public; Owner: -

ALTER SEQUENCE public.mt_events_sequence OWNED BY public.mt_events.seq_id;

-- Name: mt_high_water_skips; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_high_water_skips (
    ending_sequence bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    "timestamp" timestamp with time zone DEFAULT transaction_timestamp()
);

-- Name: mt_streams; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.mt_streams (
    id character varying NOT NULL,
    type character varying,
    version bigint,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying,
    is_archived boolean DEFAULT false
);

-- Name: mt_doc_envelope; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.mt_doc_envelope (
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);

-- Name: wolverine_agent_restrictions; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_agent_restrictions (
    id uuid NOT NULL,
    uri character varying NOT NULL,
    type character varying NOT NULL,
    node integer DEFAULT 0 NOT NULL
);

-- Name: wolverine_control_queue; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_control_queue (
    id uuid NOT NULL,
    message_type character varying NOT NULL,
    node_id uuid NOT NULL,
    body bytea NOT NULL,
    posted timestamp with time zone DEFAULT now() NOT NULL,
    expires timestamp with time zone
);

-- Name: wolverine_dead_letters; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_dead_letters (
    id uuid NOT NULL,
    execution_time timestamp with time zone,
    body bytea NOT NULL,
    message_type character varying NOT NULL,
    received_at character varying,
    source character varying,
    exception_type character varying,
    exception_message character varying,
    sent_at timestamp with time zone,
    replayable boolean
);

-- Name: wolverine_incoming_envelopes; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_incoming_envelopes (
    id uuid NOT NULL,
    status character varying NOT NULL,
    owner_id integer NOT NULL,
    execution_time timestamp with time zone,
    attempts integer DEFAULT 0,
    body bytea NOT NULL,
    message_type character varying NOT NULL,
    received_at character varying,
    keep_until timestamp with time zone
);

-- Name: wolverine_node_assignments; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_node_assignments (
    id character varying NOT NULL,
    node_id uuid,
    started timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: wolverine_node_records; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_node_records (
    id integer NOT NULL,
    node_number integer NOT NULL,
    event_name character varying NOT NULL,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    description character varying
);

-- Name: wolverine_node_records_id_seq; Type: SEQUENCE; Schema: wolverine; Owner: -

CREATE SEQUENCE wolverine.wolverine_node_records_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- Name: wolverine_node_records_id_seq; Type: SEQUENCE OWNED BY; Schema: wolverine; Owner: -

ALTER SEQUENCE wolverine.wolverine_node_records_id_seq OWNED BY wolverine.wolverine_node_records.id;

-- Name: wolverine_nodes; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_nodes (
    id uuid NOT NULL,
    node_number integer NOT NULL,
    description character varying NOT NULL,
    uri character varying NOT NULL,
    started timestamp with time zone DEFAULT now() NOT NULL,
    health_check timestamp with time zone DEFAULT now() NOT NULL,
    version character varying,
    capabilities text[]
);

-- Name: wolverine_nodes_node_number_seq; Type: SEQUENCE; Schema: wolverine; Owner: -

CREATE SEQUENCE wolverine.wolverine_nodes_node_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- Name: wolverine_nodes_node_number_seq; Type: SEQUENCE OWNED BY; Schema: wolverine; Owner: -

ALTER SEQUENCE wolverine.wolverine_nodes_node_number_seq OWNED BY wolverine.wolverine_nodes.node_number;

-- Name: wolverine_outgoing_envelopes; Type: TABLE; Schema: wolverine; Owner: -

CREATE TABLE wolverine.wolverine_outgoing_envelopes (
    id uuid NOT NULL,
    owner_id integer NOT NULL,
    destination character varying NOT NULL,
    deliver_by timestamp with time zone,
    body bytea NOT NULL,
    attempts integer DEFAULT 0,
    message_type character varying NOT NULL,
    "timestamp" timestamp with time zone DEFAULT (now() AT TIME ZONE 'utc'::text)
);

-- Name: wolverine_node_records id; Type: DEFAULT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_node_records ALTER COLUMN id SET DEFAULT nextval('wolverine.wolverine_node_records_id_seq'::regclass);

-- Name: wolverine_nodes node_number; Type: DEFAULT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_nodes ALTER COLUMN node_number SET DEFAULT nextval('wolverine.wolverine_nodes_node_number_seq'::regclass);

-- Data for Name: importing; Type: TABLE DATA; Schema: newsroom; Owner: -

-- Data for Name: kept_annotations; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.kept_annotations VALUES
	('163tp3fpv71bdywppn9apck87s', 8, 8, 9, '{"id": "163tp3fpv71bdywppn9apck87s", "body": "La frappe serait du 3 octobre. Or la « semaine dernière », pour nous qui lisons le 14, court du 7 au 13. Date fausse ?", "tags": ["date", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "bastien.leclerc", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 83, "exact": "six militaires nord-coréens ont péri la semaine dernière", "start": 27, "prefix": "Séoul et Kiev l’affirment: ", "suffix": " dans la partie du Donbass que t"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-14T09:04:48Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('163tp3fpv71bdywppn9apck87s', 8, 9, 10, '{"id": "163tp3fpv71bdywppn9apck87s", "body": "La frappe serait du 3 octobre. Or la « semaine dernière », pour nous qui lisons le 14, court du 7 au 13. Date fausse ?", "tags": ["date", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "bastien.leclerc", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 83, "exact": "six militaires nord-coréens ont péri la semaine dernière", "start": 27, "prefix": "Séoul et Kiev l’affirment: ", "suffix": " dans la partie du Donbass que t"}, "replies": [{"at": "2024-10-14T09:41:15Z", "by": "camille.roux", "id": "2wrqf6qn7tmr8919ydqdzw14ae", "body": "Compte depuis la parution, pas depuis aujourd’hui : l’article est du 11, la semaine d’avant va du 30 septembre au 6 octobre. Le 3 y tombe."}], "version": 2, "editedAt": null, "postedAt": "2024-10-14T09:04:48Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('3r8srbk71gjh1331pbh8mm3qfv', 13, 13, 16, '{"id": "3r8srbk71gjh1331pbh8mm3qfv", "body": "Phrase inintelligible, passée par une machine. « Homologues » doit traduire « counterparts », mis pour des contreparties. Ne rien citer de cette phrase tant qu’elle n’est pas reprise.", "tags": ["traduction", "à ne pas citer"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1124, "exact": "Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée.", "start": 966, "prefix": "oréenne un traité d’assistance. ", "suffix": " Moscou montrerait aussi au régi"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-15T07:09:58Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "editing", "similarity": null}'),
	('6c7avcvkfad6abj0zdzdnq4cdz', 14, 14, 17, '{"id": "6c7avcvkfad6abj0zdzdnq4cdz", "body": "Une seule source, Boudanov, partie au conflit. Le texte met ce chiffre en regard des 2,9 millions d’obus que produirait la Russie : ne pas confondre ce qui est livré et ce qui est fabriqué.", "tags": ["chiffres", "obus"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 370, "exact": "2,8 millions d’obus chaque année", "start": 338, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-15T07:31:17Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 5, 18, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1484, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1426, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 18, 25, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1484, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1426, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}], "version": 2, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 4, 27, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 25, 28, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "resolved", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1484, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1426, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}], "version": 3, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('7t5dc4ysccg7b54525tw3k6sqy', 6, 6, 29, '{"id": "7t5dc4ysccg7b54525tw3k6sqy", "body": "« Cartouches » est sans doute « rounds » mal traduit : il s’agit de coups d’artillerie. Et de quelle année parle-t-on ? « L’an passé », donc 2023, si l’on se fie à la date de parution.", "tags": ["chiffres", "obus", "traduction"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1681, "exact": "plus de deux millions de cartouches", "start": 1646, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ". Par gros calibre, on entend ic"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-14T08:20:36Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('5vv1td7xpa7r4gnj4pk7bt199g', 7, 7, 30, '{"id": "5vv1td7xpa7r4gnj4pk7bt199g", "body": "Cette définition ferait d’une mitrailleuse une pièce de gros calibre. Appliquée à un décompte d’obus, elle n’a pas de sens. Écrire à L’Helvète.", "tags": ["erreur", "obus"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1752, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1683, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-14T08:32:09Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('4tx09fqrw8fh524s47rzjxfm3z', 22, 22, 31, '{"id": "4tx09fqrw8fh524s47rzjxfm3z", "body": "Graphie à retenir, sous réserve. Le Phare international imprime Kim Yong-kyun.", "tags": ["noms", "séoul"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-17T07:56:41Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "identifying", "similarity": null}'),
	('79a1k8pbv03ew3hf3epfdec62f', 23, 23, 33, '{"id": "79a1k8pbv03ew3hf3epfdec62f", "body": "C’est une tribune : prévisions et jugements sont de l’auteur. Seuls y sont exploitables les faits datés et attribués. L’appel aux dons qui suit n’est pas du texte.", "tags": ["opinion"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 2577, "exact": "L’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.", "start": 2491, "prefix": "rrait vite oublier son voisin.\n\n", "suffix": "\n\nSoutenez-nous. Le Phare intern"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-17T08:29:55Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "classifying", "similarity": null}'),
	('6c7avcvkfad6abj0zdzdnq4cdz', 14, 17, 38, '{"id": "6c7avcvkfad6abj0zdzdnq4cdz", "body": "Une seule source, Boudanov, partie au conflit. Le texte met ce chiffre en regard des 2,9 millions d’obus que produirait la Russie : ne pas confondre ce qui est livré et ce qui est fabriqué.", "tags": ["chiffres", "obus"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 370, "exact": "2,8 millions d’obus chaque année", "start": 338, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "replies": [{"at": "2024-10-16T08:10:49Z", "by": "camille.roux", "id": "1ejh059k5khknk7002bebgcgyr", "body": "L’Helvète donne plus de deux millions pour 2023 et « la moitié » de ce que tire l’armée russe. Les deux chiffres ne se recouvrent pas : ni la même année, ni le même périmètre."}], "version": 2, "editedAt": null, "postedAt": "2024-10-15T07:31:17Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('6c7avcvkfad6abj0zdzdnq4cdz', 14, 38, 39, '{"id": "6c7avcvkfad6abj0zdzdnq4cdz", "body": "Trois ordres de grandeur, qu’il ne faut pas fondre en un seul. 2,8 millions d’obus livrés par an : Boudanov, seul. 2,9 millions produits par an en Russie : même article. Plus de deux millions livrés l’an passé, soit la moitié des tirs : L’Helvète. Si 2,8 s’ajoute à 2,9, la part nord-coréenne est de 49 %, et la « moitié » se tient ; mais deux millions pour moitié supposent quatre millions de tirs, non 5,7.", "tags": ["chiffres", "obus", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 370, "exact": "2,8 millions d’obus chaque année", "start": 338, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "replies": [{"at": "2024-10-16T08:10:49Z", "by": "camille.roux", "id": "1ejh059k5khknk7002bebgcgyr", "body": "L’Helvète donne plus de deux millions pour 2023 et « la moitié » de ce que tire l’armée russe. Les deux chiffres ne se recouvrent pas : ni la même année, ni le même périmètre."}], "version": 3, "editedAt": "2024-10-21T07:06:31Z", "postedAt": "2024-10-15T07:31:17Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 27, 41, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 1}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 28, 42, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "resolved", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}], "version": 4, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 1}'),
	('7t5dc4ysccg7b54525tw3k6sqy', 6, 29, 43, '{"id": "7t5dc4ysccg7b54525tw3k6sqy", "body": "« Cartouches » est sans doute « rounds » mal traduit : il s’agit de coups d’artillerie. Et de quelle année parle-t-on ? « L’an passé », donc 2023, si l’on se fie à la date de parution.", "tags": ["chiffres", "obus", "traduction"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1326, "exact": "plus de deux millions de cartouches", "start": 1291, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ". Par gros calibre, on entend ic"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-14T08:20:36Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 1}'),
	('5vv1td7xpa7r4gnj4pk7bt199g', 7, 30, 44, '{"id": "5vv1td7xpa7r4gnj4pk7bt199g", "body": "Cette définition ferait d’une mitrailleuse une pièce de gros calibre. Appliquée à un décompte d’obus, elle n’a pas de sens. Écrire à L’Helvète.", "tags": ["erreur", "obus"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1397, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1328, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-14T08:32:09Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 1}'),
	('4tx09fqrw8fh524s47rzjxfm3z', 22, 31, 45, '{"id": "4tx09fqrw8fh524s47rzjxfm3z", "body": "Graphie à retenir, sous réserve. Le Phare international imprime Kim Yong-kyun.", "tags": ["noms", "séoul"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-17T07:56:41Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "identifying", "similarity": 1}'),
	('5vv1td7xpa7r4gnj4pk7bt199g', 7, 44, 46, '{"id": "5vv1td7xpa7r4gnj4pk7bt199g", "body": "Cette définition ferait d’une mitrailleuse une pièce de gros calibre. Appliquée à un décompte d’obus, elle n’a pas de sens. Écrire à L’Helvète.", "tags": ["erreur", "obus"], "cause": "rewritten", "state": "open", "anchor": "orphaned", "author": "nadia.belkacem", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1397, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1328, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2024-10-14T08:32:09Z", "postedOn": 1, "revision": 2, "checkedOn": 3, "motivation": "assessing", "similarity": null}'),
	('7t5dc4ysccg7b54525tw3k6sqy', 6, 43, 47, '{"id": "7t5dc4ysccg7b54525tw3k6sqy", "body": "« Cartouches » est sans doute « rounds » mal traduit : il s’agit de coups d’artillerie. Et de quelle année parle-t-on ? « L’an passé », donc 2023, si l’on se fie à la date de parution.", "tags": ["chiffres", "obus", "traduction"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "reworded", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1316, "exact": "plus de deux millions d’obus", "start": 1288, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ".\n\nS’y ajoutent des dizaines de "}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2024-10-14T08:20:36Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 0.654}'),
	('6sjtq9rbgxyv4schayg1603z7y', 58, 58, 63, '{"id": "6sjtq9rbgxyv4schayg1603z7y", "body": "Premier effectif chiffré du dossier. Source unique : Blinken, citant le renseignement américain. « Jusqu’à » est un plafond. Le même article dit ailleurs « des milliers » : à nous d’écrire 8 000 au plus, sur 10 000.", "tags": ["chiffres", "troupes"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 928, "exact": "jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie", "start": 873, "prefix": " situe dans la région de Koursk ", "suffix": ". Habillés par l’armée russe, il"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-11-04T08:01:52Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('3r8srbk71gjh1331pbh8mm3qfv', 13, 16, 50, '{"id": "3r8srbk71gjh1331pbh8mm3qfv", "body": "Phrase inintelligible, passée par une machine. « Homologues » doit traduire « counterparts », mis pour des contreparties. Ne rien citer de cette phrase tant qu’elle n’est pas reprise.", "tags": ["traduction", "à ne pas citer"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1124, "exact": "Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée.", "start": 966, "prefix": "oréenne un traité d’assistance. ", "suffix": " Moscou montrerait aussi au régi"}, "replies": [{"at": "2024-10-15T09:22:06Z", "by": "bastien.leclerc", "id": "542myy47rfabhwsbz5xck7een8", "body": "J’ai tenté de remonter à l’anglais : un accord secret où chacun donne sa part, argent et savoir-faire d’un côté, hommes et missiles de l’autre. Ce n’est qu’une conjecture."}], "version": 2, "editedAt": null, "postedAt": "2024-10-15T07:09:58Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "editing", "similarity": null}'),
	('6c7avcvkfad6abj0zdzdnq4cdz', 14, 39, 51, '{"id": "6c7avcvkfad6abj0zdzdnq4cdz", "body": "Trois ordres de grandeur, qu’il ne faut pas fondre en un seul. 2,8 millions d’obus livrés par an : Boudanov, seul. 2,9 millions produits par an en Russie : même article. Plus de deux millions livrés l’an passé, soit la moitié des tirs : L’Helvète. Si 2,8 s’ajoute à 2,9, la part nord-coréenne est de 49 %, et la « moitié » se tient ; mais deux millions pour moitié supposent quatre millions de tirs, non 5,7.", "tags": ["chiffres", "obus", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 370, "exact": "2,8 millions d’obus chaque année", "start": 338, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "replies": [{"at": "2024-10-16T08:10:49Z", "by": "camille.roux", "id": "1ejh059k5khknk7002bebgcgyr", "body": "L’Helvète donne plus de deux millions pour 2023 et « la moitié » de ce que tire l’armée russe. Les deux chiffres ne se recouvrent pas : ni la même année, ni le même périmètre."}, {"at": "2024-10-21T08:33:50Z", "by": "helene.marchetti", "id": "5pfcp0b694nf1kw60em0j6cz2k", "body": "Notre point de samedi donne le chiffre de Boudanov sans guillemets ni source. C’est une faute ; correction demain."}], "version": 4, "editedAt": "2024-10-21T07:06:31Z", "postedAt": "2024-10-15T07:31:17Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('3bdxtvf3dvbregcb0gf4wn7tpw', 15, 15, 52, '{"id": "3bdxtvf3dvbregcb0gf4wn7tpw", "body": "Charges tactiques, tir depuis des sous-marins : l’article ne dit pas qui l’affirme et reconnaît lui-même que personne d’autre ne le confirme. À ranger dans ce que nous ignorons.", "tags": ["nucléaire", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1390, "exact": "L’affirmation inquiète ; aucune source indépendante ne l’a pour l’heure corroborée.", "start": 1307, "prefix": "issiles depuis des sous-marins. ", "suffix": "\n\nFaut-il y voir un aveu de faib"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-15T07:54:33Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('3r8srbk71gjh1331pbh8mm3qfv', 13, 50, 53, '{"id": "3r8srbk71gjh1331pbh8mm3qfv", "body": "Phrase inintelligible, passée par une machine. « Homologues » doit traduire « counterparts », mis pour des contreparties. Ne rien citer de cette phrase tant qu’elle n’est pas reprise.", "tags": ["traduction", "à ne pas citer"], "cause": "deleted", "state": "open", "anchor": "orphaned", "author": "yann.kervella", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1124, "exact": "Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée.", "start": 966, "prefix": "oréenne un traité d’assistance. ", "suffix": " Moscou montrerait aussi au régi"}, "replies": [{"at": "2024-10-15T09:22:06Z", "by": "bastien.leclerc", "id": "542myy47rfabhwsbz5xck7een8", "body": "J’ai tenté de remonter à l’anglais : un accord secret où chacun donne sa part, argent et savoir-faire d’un côté, hommes et missiles de l’autre. Ce n’est qu’une conjecture."}], "version": 3, "editedAt": null, "postedAt": "2024-10-15T07:09:58Z", "postedOn": 1, "revision": 1, "checkedOn": 2, "motivation": "editing", "similarity": null}'),
	('3bdxtvf3dvbregcb0gf4wn7tpw', 15, 52, 60, '{"id": "3bdxtvf3dvbregcb0gf4wn7tpw", "body": "Charges tactiques, tir depuis des sous-marins : l’article ne dit pas qui l’affirme et reconnaît lui-même que personne d’autre ne le confirme. À ranger dans ce que nous ignorons.", "tags": ["nucléaire", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "reworded", "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1217, "exact": "L’affirmation inquiète ; à ce jour, aucune source indépendante ne l’a corroborée.", "start": 1136, "prefix": "issiles depuis des sous-marins. ", "suffix": " Le reste du marché demeure conf"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-15T07:54:33Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 0.855}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 41, 61, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 1}'),
	('05fg4pt65k5newqk35ks1gf2sc', 59, 59, 64, '{"id": "05fg4pt65k5newqk35ks1gf2sc", "body": "Autre chose que chez Veille Ukraine : ici le Nord demande, là-bas la Russie transfère déjà. Une demande n’est pas une livraison.", "tags": ["nucléaire", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "bastien.leclerc", "method": null, "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 1605, "exact": "Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire", "start": 1519, "prefix": "nt plusieurs sources à l’Ouest. ", "suffix": ", ses missiles balistiques au pr"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-11-04T08:58:29Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "linking", "similarity": null}'),
	('64mcrvbb160fmc6yct0gwchda8', 21, 21, 68, '{"id": "64mcrvbb160fmc6yct0gwchda8", "body": "L’Helvète écrit Kim Yong-hyun. Même fonction, même semaine : c’est le même homme, sous deux graphies.", "tags": ["noms", "séoul"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": null, "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 833, "exact": "le titulaire de la Défense à Séoul, Kim Yong-kyun", "start": 784, "prefix": "cas d’agression.\n\nLe lendemain, ", "suffix": ", jugeait très probable l’envoi "}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-17T07:50:14Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "identifying", "similarity": null}'),
	('79a1k8pbv03ew3hf3epfdec62f', 23, 33, 69, '{"id": "79a1k8pbv03ew3hf3epfdec62f", "body": "C’est une tribune : prévisions et jugements sont de l’auteur. Seuls y sont exploitables les faits datés et attribués. L’appel aux dons qui suit n’est pas du texte.", "tags": ["opinion"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 2577, "exact": "L’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.", "start": 2491, "prefix": "rrait vite oublier son voisin.\n\n", "suffix": "\n\nSoutenez-nous. Le Phare intern"}, "replies": [{"at": "2024-10-18T12:19:57Z", "by": "camille.roux", "id": "11df257y4z2rh0fq2kq67tzjcc", "body": "Elle est la seule à donner la déclaration du 8 octobre à Séoul. Gardons-la, signalée comme opinion."}], "version": 2, "editedAt": null, "postedAt": "2024-10-17T08:29:55Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "classifying", "similarity": null}'),
	('4t2hkfdhcdc4t51zbthd2b66tz', 24, 24, 70, '{"id": "4t2hkfdhcdc4t51zbthd2b66tz", "body": "Compatible avec les 11 000 de L’Helvète, mais plus vague, et prêté cette fois aux Américains et aux Sud-Coréens. Les deux passages sont à lire ensemble.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 1565, "exact": "des milliers de conteneurs de matériel militaire partis vers la Russie", "start": 1495, "prefix": "ins et Sud-Coréens ont dénombré ", "suffix": ". À la mi-septembre, devant la c"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2024-10-17T09:16:20Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "linking", "similarity": null}'),
	('64mcrvbb160fmc6yct0gwchda8', 21, 68, 71, '{"id": "64mcrvbb160fmc6yct0gwchda8", "body": "L’Helvète écrit Kim Yong-hyun. Même fonction, même semaine : c’est le même homme, sous deux graphies.", "tags": ["noms", "séoul"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "reworded", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 833, "exact": "le titulaire de la Défense à Séoul, Kim Yong-hyun", "start": 784, "prefix": "cas d’agression.\n\nLe lendemain, ", "suffix": ", jugeait très probable l’envoi "}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-17T07:50:14Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "identifying", "similarity": 0.975}'),
	('4tx09fqrw8fh524s47rzjxfm3z', 22, 45, 72, '{"id": "4tx09fqrw8fh524s47rzjxfm3z", "body": "Graphie à retenir, sous réserve. Le Phare international imprime Kim Yong-kyun.", "tags": ["noms", "séoul"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2024-10-17T07:56:41Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "identifying", "similarity": 1}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 61, 73, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [{"at": "2024-11-04T10:14:45Z", "by": "helene.marchetti", "id": "5g1ygbhrtyc7v6yaa4h81q87a3", "body": "Washington contredit maintenant le démenti, chiffres à l’appui. Moscou n’est pas revenu sur le sien. On garde ouvert."}], "version": 4, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 1}'),
	('4qpt0aa82ztv3frp4z7v2kz5am', 81, 90, 92, '{"id": "4qpt0aa82ztv3frp4z7v2kz5am", "body": "L’appel [11] ne renvoie à rien : les notes s’arrêtent à [10]. Le pont sur le Tumen est donc sans référence.", "tags": ["références"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "unchanged", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 2869, "exact": "en offre l’image[11]", "start": 2849, "prefix": "ier que l’on bâtit sur le Tumen ", "suffix": ".\n\nMis à jour le 12 mai 2025.\n\nN"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2025-05-06T10:31:30Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "editing", "similarity": 1}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 73, 74, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [{"at": "2024-11-04T10:14:45Z", "by": "helene.marchetti", "id": "5g1ygbhrtyc7v6yaa4h81q87a3", "body": "Washington contredit maintenant le démenti, chiffres à l’appui. Moscou n’est pas revenu sur le sien. On garde ouvert."}, {"at": "2025-04-28T06:31:42Z", "by": "nadia.belkacem", "id": "77vw6mp2hzqkkemyqg13n9eyfr", "body": "Samedi 26, Guerassimov a remercié les soldats nord-coréens devant Poutine. Ce matin, KCNA confirme. Le démenti d’octobre est contredit par ceux-là mêmes qui l’avaient fait."}], "version": 5, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 1}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 42, 83, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "resolved", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}], "version": 5, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "assessing", "similarity": 1}'),
	('6pjxzjrbnt4brz0m7671h8vnqh', 82, 82, 84, '{"id": "6pjxzjrbnt4brz0m7671h8vnqh", "body": "Fourchette large, « selon les sources », une seule note pour les deux bornes. Nos 11 000 d’octobre y tombent, vers le bas.", "tags": ["chiffres", "conteneurs", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1622, "exact": "entre 10 000 et 16 500 conteneurs", "start": 1589, "prefix": "m Jong-un a fait partir par mer ", "suffix": ", chargés surtout de roquettes e"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2025-05-06T10:49:12Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('74hhvkwdc6982dq8gkqvj6t25c', 79, 79, 88, '{"id": "74hhvkwdc6982dq8gkqvj6t25c", "body": "Propos de plateau, été 2022, télévision russe. Jamais étayé, et près de sept fois ce que Reuters relève en 2025. À ne citer que comme propagande datée.", "tags": ["chiffres", "troupes", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 916, "exact": "100 000 volontaires nord-coréens qui n’attendraient qu’un signe", "start": 853, "prefix": "t Igor Korotchenko évoque alors ", "suffix": "[4]. On est resté très loin du c"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2025-05-06T09:58:21Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('2y8vfwcztvjef341pcrvd044dk', 80, 80, 89, '{"id": "2y8vfwcztvjef341pcrvd044dk", "body": "Attention : le même paragraphe donne 15 000 tués russes en 2022. Deux choses sans rapport. Ici, total cumulé de sources sud-coréennes par Reuters ; les 8 000 sur 10 000 de novembre étaient une photographie américaine.", "tags": ["chiffres", "troupes", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": null, "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1035, "exact": "15 000 hommes expédiés en tout", "start": 1005, "prefix": " des sources de Séoul, arrive à ", "suffix": ", vers Koursk et Belgorod[5].\n\nL"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2025-05-06T10:13:46Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('4qpt0aa82ztv3frp4z7v2kz5am', 81, 81, 90, '{"id": "4qpt0aa82ztv3frp4z7v2kz5am", "body": "L’appel [11] ne renvoie à rien : les notes s’arrêtent à [10]. Le pont sur le Tumen est donc sans référence.", "tags": ["références"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": null, "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 2824, "exact": "en offre l’image[11]", "start": 2804, "prefix": "ier que l’on bâtit sur le Tumen ", "suffix": ".\n\nNotes\n\n[1] NBC News, avril 20"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2025-05-06T10:31:30Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "editing", "similarity": null}'),
	('6pjxzjrbnt4brz0m7671h8vnqh', 82, 84, 91, '{"id": "6pjxzjrbnt4brz0m7671h8vnqh", "body": "Fourchette large, « selon les sources », une seule note pour les deux bornes. Nos 11 000 d’octobre y tombent, vers le bas.", "tags": ["chiffres", "conteneurs", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": null, "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1622, "exact": "entre 10 000 et 16 500 conteneurs", "start": 1589, "prefix": "m Jong-un a fait partir par mer ", "suffix": ", chargés surtout de roquettes e"}, "replies": [{"at": "2025-05-06T11:21:59Z", "by": "helene.marchetti", "id": "6j2tn6vckmmysh4tx3sk736cs6", "body": "À donner comme une fourchette, en disant qui compte et à quelle date. Plus de chiffre seul."}], "version": 2, "editedAt": null, "postedAt": "2025-05-06T10:49:12Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 83, 93, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}], "version": 6, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "assessing", "similarity": 1}'),
	('4kf6sp4yyk8z76yq85bt55xa7m', 4, 74, NULL, '{"id": "4kf6sp4yyk8z76yq85bt55xa7m", "body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "cause": null, "state": "resolved", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "replies": [{"at": "2024-11-04T10:14:45Z", "by": "helene.marchetti", "id": "5g1ygbhrtyc7v6yaa4h81q87a3", "body": "Washington contredit maintenant le démenti, chiffres à l’appui. Moscou n’est pas revenu sur le sien. On garde ouvert."}, {"at": "2025-04-28T06:31:42Z", "by": "nadia.belkacem", "id": "77vw6mp2hzqkkemyqg13n9eyfr", "body": "Samedi 26, Guerassimov a remercié les soldats nord-coréens devant Poutine. Ce matin, KCNA confirme. Le démenti d’octobre est contredit par ceux-là mêmes qui l’avaient fait."}], "version": 6, "editedAt": null, "postedAt": "2024-10-14T07:39:27Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 1}'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', 5, 93, NULL, '{"id": "034qgpxnq7rfzc2t0g0vtzbtz9", "body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "replies": [{"at": "2024-10-16T13:46:22Z", "by": "camille.roux", "id": "04meqf43aa4tzgc8d7hvt6x9mh", "body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire."}, {"at": "2025-05-12T08:19:31Z", "by": "camille.roux", "id": "0cra1m2b02ktm7p2y0yhzptyq3", "body": "Dernier état : 16 000 selon le décompte le plus récent, dans une fourchette de 10 000 à 16 500. Les 11 000 restent justes à leur date, l’automne 2024."}], "version": 7, "editedAt": null, "postedAt": "2024-10-14T07:57:53Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "assessing", "similarity": 1}'),
	('7t5dc4ysccg7b54525tw3k6sqy', 6, 47, NULL, '{"id": "7t5dc4ysccg7b54525tw3k6sqy", "body": "« Cartouches » est sans doute « rounds » mal traduit : il s’agit de coups d’artillerie. Et de quelle année parle-t-on ? « L’an passé », donc 2023, si l’on se fie à la date de parution.", "tags": ["chiffres", "obus", "traduction"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "reworded", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1316, "exact": "plus de deux millions d’obus", "start": 1288, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ".\n\nS’y ajoutent des dizaines de "}, "replies": [{"at": "2024-10-22T07:34:40Z", "by": "nadia.belkacem", "id": "5qr1kyb75vta5rdb162c403f8d", "body": "Le mot est corrigé, « obus » désormais. L’année et le périmètre ne le sont pas : la note reste ouverte."}], "version": 4, "editedAt": null, "postedAt": "2024-10-14T08:20:36Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 0.654}'),
	('5vv1td7xpa7r4gnj4pk7bt199g', 7, 46, NULL, '{"id": "5vv1td7xpa7r4gnj4pk7bt199g", "body": "Cette définition ferait d’une mitrailleuse une pièce de gros calibre. Appliquée à un décompte d’obus, elle n’a pas de sens. Écrire à L’Helvète.", "tags": ["erreur", "obus"], "cause": "rewritten", "state": "resolved", "anchor": "orphaned", "author": "nadia.belkacem", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1397, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1328, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "replies": [], "version": 4, "editedAt": null, "postedAt": "2024-10-14T08:32:09Z", "postedOn": 1, "revision": 2, "checkedOn": 3, "motivation": "assessing", "similarity": null}'),
	('163tp3fpv71bdywppn9apck87s', 8, 10, NULL, '{"id": "163tp3fpv71bdywppn9apck87s", "body": "La frappe serait du 3 octobre. Or la « semaine dernière », pour nous qui lisons le 14, court du 7 au 13. Date fausse ?", "tags": ["date", "à vérifier"], "cause": null, "state": "withdrawn", "anchor": "anchored", "author": "bastien.leclerc", "method": null, "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 83, "exact": "six militaires nord-coréens ont péri la semaine dernière", "start": 27, "prefix": "Séoul et Kiev l’affirment: ", "suffix": " dans la partie du Donbass que t"}, "replies": [{"at": "2024-10-14T09:41:15Z", "by": "camille.roux", "id": "2wrqf6qn7tmr8919ydqdzw14ae", "body": "Compte depuis la parution, pas depuis aujourd’hui : l’article est du 11, la semaine d’avant va du 30 septembre au 6 octobre. Le 3 y tombe."}], "version": 3, "editedAt": null, "postedAt": "2024-10-14T09:04:48Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('3r8srbk71gjh1331pbh8mm3qfv', 13, 53, NULL, '{"id": "3r8srbk71gjh1331pbh8mm3qfv", "body": "Phrase inintelligible, passée par une machine. « Homologues » doit traduire « counterparts », mis pour des contreparties. Ne rien citer de cette phrase tant qu’elle n’est pas reprise.", "tags": ["traduction", "à ne pas citer"], "cause": "deleted", "state": "open", "anchor": "orphaned", "author": "yann.kervella", "method": null, "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1124, "exact": "Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée.", "start": 966, "prefix": "oréenne un traité d’assistance. ", "suffix": " Moscou montrerait aussi au régi"}, "replies": [{"at": "2024-10-15T09:22:06Z", "by": "bastien.leclerc", "id": "542myy47rfabhwsbz5xck7een8", "body": "J’ai tenté de remonter à l’anglais : un accord secret où chacun donne sa part, argent et savoir-faire d’un côté, hommes et missiles de l’autre. Ce n’est qu’une conjecture."}, {"at": "2024-10-24T07:20:13Z", "by": "yann.kervella", "id": "3zz0nh3j4e8151qcknwwhbap95", "body": "La phrase a disparu, l’idée revient plus bas en français lisible, toujours sans source. Je laisse la note, pour mémoire."}], "version": 4, "editedAt": null, "postedAt": "2024-10-15T07:09:58Z", "postedOn": 1, "revision": 1, "checkedOn": 2, "motivation": "editing", "similarity": null}');
INSERT INTO newsroom.kept_annotations VALUES
	('6c7avcvkfad6abj0zdzdnq4cdz', 14, 51, NULL, '{"id": "6c7avcvkfad6abj0zdzdnq4cdz", "body": "Trois ordres de grandeur, qu’il ne faut pas fondre en un seul. 2,8 millions d’obus livrés par an : Boudanov, seul. 2,9 millions produits par an en Russie : même article. Plus de deux millions livrés l’an passé, soit la moitié des tirs : L’Helvète. Si 2,8 s’ajoute à 2,9, la part nord-coréenne est de 49 %, et la « moitié » se tient ; mais deux millions pour moitié supposent quatre millions de tirs, non 5,7.", "tags": ["chiffres", "obus", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 364, "exact": "2,8 millions d’obus chaque année", "start": 332, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "replies": [{"at": "2024-10-16T08:10:49Z", "by": "camille.roux", "id": "1ejh059k5khknk7002bebgcgyr", "body": "L’Helvète donne plus de deux millions pour 2023 et « la moitié » de ce que tire l’armée russe. Les deux chiffres ne se recouvrent pas : ni la même année, ni le même périmètre."}, {"at": "2024-10-21T08:33:50Z", "by": "helene.marchetti", "id": "5pfcp0b694nf1kw60em0j6cz2k", "body": "Notre point de samedi donne le chiffre de Boudanov sans guillemets ni source. C’est une faute ; correction demain."}], "version": 5, "editedAt": "2024-10-21T07:06:31Z", "postedAt": "2024-10-15T07:31:17Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 1}'),
	('3bdxtvf3dvbregcb0gf4wn7tpw', 15, 60, NULL, '{"id": "3bdxtvf3dvbregcb0gf4wn7tpw", "body": "Charges tactiques, tir depuis des sous-marins : l’article ne dit pas qui l’affirme et reconnaît lui-même que personne d’autre ne le confirme. À ranger dans ce que nous ignorons.", "tags": ["nucléaire", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "reworded", "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1217, "exact": "L’affirmation inquiète ; à ce jour, aucune source indépendante ne l’a corroborée.", "start": 1136, "prefix": "issiles depuis des sous-marins. ", "suffix": " Le reste du marché demeure conf"}, "replies": [{"at": "2024-11-04T09:31:07Z", "by": "bastien.leclerc", "id": "2x7tz0kpxc0jcyq0e91sangwjv", "body": "Le Fil du monde n’apporte pas de confirmation : il parle d’une demande, au conditionnel. Trois semaines après, toujours personne."}], "version": 3, "editedAt": null, "postedAt": "2024-10-15T07:54:33Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 0.855}'),
	('64mcrvbb160fmc6yct0gwchda8', 21, 71, NULL, '{"id": "64mcrvbb160fmc6yct0gwchda8", "body": "L’Helvète écrit Kim Yong-hyun. Même fonction, même semaine : c’est le même homme, sous deux graphies.", "tags": ["noms", "séoul"], "cause": null, "state": "resolved", "anchor": "anchored", "author": "yann.kervella", "method": "reworded", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 833, "exact": "le titulaire de la Défense à Séoul, Kim Yong-hyun", "start": 784, "prefix": "cas d’agression.\n\nLe lendemain, ", "suffix": ", jugeait très probable l’envoi "}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2024-10-17T07:50:14Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "identifying", "similarity": 0.975}'),
	('4tx09fqrw8fh524s47rzjxfm3z', 22, 72, NULL, '{"id": "4tx09fqrw8fh524s47rzjxfm3z", "body": "Graphie retenue : Kim Yong-hyun. Le Phare international, qui imprimait Kim Yong-kyun, s’y est rangé le 6 novembre.", "tags": ["noms", "séoul", "tranché"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "unchanged", "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "replies": [], "version": 4, "editedAt": "2024-11-07T09:03:58Z", "postedAt": "2024-10-17T07:56:41Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "identifying", "similarity": 1}'),
	('79a1k8pbv03ew3hf3epfdec62f', 23, 69, NULL, '{"id": "79a1k8pbv03ew3hf3epfdec62f", "body": "C’est une tribune : prévisions et jugements sont de l’auteur. Seuls y sont exploitables les faits datés et attribués. L’appel aux dons qui suit n’est pas du texte.", "tags": ["opinion"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 2656, "exact": "L’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.", "start": 2570, "prefix": "m du ministre a été rectifiée.\n\n", "suffix": "\n\nSoutenez-nous. Le Phare intern"}, "replies": [{"at": "2024-10-18T12:19:57Z", "by": "camille.roux", "id": "11df257y4z2rh0fq2kq67tzjcc", "body": "Elle est la seule à donner la déclaration du 8 octobre à Séoul. Gardons-la, signalée comme opinion."}], "version": 3, "editedAt": null, "postedAt": "2024-10-17T08:29:55Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "classifying", "similarity": 1}'),
	('4t2hkfdhcdc4t51zbthd2b66tz', 24, 70, NULL, '{"id": "4t2hkfdhcdc4t51zbthd2b66tz", "body": "Compatible avec les 11 000 de L’Helvète, mais plus vague, et prêté cette fois aux Américains et aux Sud-Coréens. Les deux passages sont à lire ensemble.", "tags": ["chiffres", "conteneurs"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 1565, "exact": "des milliers de conteneurs de matériel militaire partis vers la Russie", "start": 1495, "prefix": "ins et Sud-Coréens ont dénombré ", "suffix": ". À la mi-septembre, devant la c"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-10-17T09:16:20Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "linking", "similarity": 1}'),
	('6sjtq9rbgxyv4schayg1603z7y', 58, 63, NULL, '{"id": "6sjtq9rbgxyv4schayg1603z7y", "body": "Premier effectif chiffré du dossier. Source unique : Blinken, citant le renseignement américain. « Jusqu’à » est un plafond. Le même article dit ailleurs « des milliers » : à nous d’écrire 8 000 au plus, sur 10 000.", "tags": ["chiffres", "troupes"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 957, "exact": "jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie", "start": 902, "prefix": " situe dans la région de Koursk ", "suffix": ". Habillés par l’armée russe, il"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-11-04T08:01:52Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 1}'),
	('05fg4pt65k5newqk35ks1gf2sc', 59, 64, NULL, '{"id": "05fg4pt65k5newqk35ks1gf2sc", "body": "Autre chose que chez Veille Ukraine : ici le Nord demande, là-bas la Russie transfère déjà. Une demande n’est pas une livraison.", "tags": ["nucléaire", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "bastien.leclerc", "method": "unchanged", "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 1634, "exact": "Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire", "start": 1548, "prefix": "nt plusieurs sources à l’Ouest. ", "suffix": ", ses missiles balistiques au pr"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2024-11-04T08:58:29Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "linking", "similarity": 1}'),
	('74hhvkwdc6982dq8gkqvj6t25c', 79, 88, NULL, '{"id": "74hhvkwdc6982dq8gkqvj6t25c", "body": "Propos de plateau, été 2022, télévision russe. Jamais étayé, et près de sept fois ce que Reuters relève en 2025. À ne citer que comme propagande datée.", "tags": ["chiffres", "troupes", "non corroboré"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 916, "exact": "100 000 volontaires nord-coréens qui n’attendraient qu’un signe", "start": 853, "prefix": "t Igor Korotchenko évoque alors ", "suffix": "[4]. On est resté très loin du c"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2025-05-06T09:58:21Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 1}'),
	('2y8vfwcztvjef341pcrvd044dk', 80, 89, NULL, '{"id": "2y8vfwcztvjef341pcrvd044dk", "body": "Attention : le même paragraphe donne 15 000 tués russes en 2022. Deux choses sans rapport. Ici, total cumulé de sources sud-coréennes par Reuters ; les 8 000 sur 10 000 de novembre étaient une photographie américaine.", "tags": ["chiffres", "troupes", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "nadia.belkacem", "method": "unchanged", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1035, "exact": "15 000 hommes expédiés en tout", "start": 1005, "prefix": " des sources de Séoul, arrive à ", "suffix": ", vers Koursk et Belgorod[5].\n\nL"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2025-05-06T10:13:46Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 1}'),
	('4qpt0aa82ztv3frp4z7v2kz5am', 81, 92, NULL, '{"id": "4qpt0aa82ztv3frp4z7v2kz5am", "body": "L’appel [11] ne renvoie à rien : les notes s’arrêtent à [10]. Le pont sur le Tumen est donc sans référence.", "tags": ["références"], "cause": null, "state": "open", "anchor": "anchored", "author": "yann.kervella", "method": "unchanged", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 2869, "exact": "en offre l’image[11]", "start": 2849, "prefix": "ier que l’on bâtit sur le Tumen ", "suffix": ".\n\nMis à jour le 12 mai 2025.\n\nN"}, "replies": [{"at": "2025-05-12T08:02:44Z", "by": "yann.kervella", "id": "1sse6q85rhzn5cwdt72wd6kyvk", "body": "La mise à jour n’y change rien : [11] pend toujours dans le vide. Courriel envoyé à la revue."}], "version": 3, "editedAt": null, "postedAt": "2025-05-06T10:31:30Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "editing", "similarity": 1}'),
	('6pjxzjrbnt4brz0m7671h8vnqh', 82, 91, NULL, '{"id": "6pjxzjrbnt4brz0m7671h8vnqh", "body": "Fourchette large, « selon les sources », une seule note pour les deux bornes. Nos 11 000 d’octobre y tombent, vers le bas.", "tags": ["chiffres", "conteneurs", "désaccord"], "cause": null, "state": "open", "anchor": "anchored", "author": "camille.roux", "method": "unchanged", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1622, "exact": "entre 10 000 et 16 500 conteneurs", "start": 1589, "prefix": "m Jong-un a fait partir par mer ", "suffix": " (16 000, d’après le décompte le"}, "replies": [{"at": "2025-05-06T11:21:59Z", "by": "helene.marchetti", "id": "6j2tn6vckmmysh4tx3sk736cs6", "body": "À donner comme une fourchette, en disant qui compte et à quelle date. Plus de chiffre seul."}], "version": 3, "editedAt": null, "postedAt": "2025-05-06T10:49:12Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "assessing", "similarity": 1}'),
	('2655vndzfwaqdedt7j3d92wh7z', 105, 105, 107, '{"id": "2655vndzfwaqdedt7j3d92wh7z", "body": "Note posée par erreur.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 332, "exact": "trois mois difficiles", "start": 311, "prefix": "çants de la rive nord craignent ", "suffix": ".\nLe devis provisoire s''élève à "}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.698064Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "commenting", "similarity": null}'),
	('2655vndzfwaqdedt7j3d92wh7z', 105, 107, NULL, '{"id": "2655vndzfwaqdedt7j3d92wh7z", "body": "Note posée par erreur.", "tags": [], "cause": null, "state": "withdrawn", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 332, "exact": "trois mois difficiles", "start": 311, "prefix": "çants de la rive nord craignent ", "suffix": ".\nLe devis provisoire s''élève à "}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:09.698064Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "commenting", "similarity": null}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 106, 108, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Édith Rédac", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 178, "exact": "navette gratuite", "start": 162, "prefix": "''un doigt.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 108, 109, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Édith Rédac", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 178, "exact": "navette gratuite", "start": 162, "prefix": "''un doigt.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [{"at": "2026-11-27T08:39:09.869971Z", "by": "Joris Journaliste", "id": "310d7jp9v1ac16dcyr7gr10yj1", "body": "Seulement pour les moins de seize ans."}], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 109, 110, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "resolved", "anchor": "anchored", "author": "Édith Rédac", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 178, "exact": "navette gratuite", "start": 162, "prefix": "''un doigt.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [{"at": "2026-11-27T08:39:09.869971Z", "by": "Joris Journaliste", "id": "310d7jp9v1ac16dcyr7gr10yj1", "body": "Seulement pour les moins de seize ans."}], "version": 3, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('1yhy7cqdr3ncb6kqxcw9gb4nfn', 101, 101, 111, '{"id": "1yhy7cqdr3ncb6kqxcw9gb4nfn", "body": "Heure à confirmer auprès de la mairie.", "tags": ["calendrier"], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.451815Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "commenting", "similarity": null}'),
	('3pwmyzakjcn08tawp8x4n9y2nb', 102, 102, 117, '{"id": "3pwmyzakjcn08tawp8x4n9y2nb", "body": "Qui a compté ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 121, "exact": "Deux poutres sur sept montrent des fissures", "start": 78, "prefix": "après la visite des ingénieurs.\n", "suffix": " larges d''un doigt.\nLa mairie pr"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.582625Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('344mp5k4xxebsm08hy6qdwb2pj', 103, 103, 116, '{"id": "344mp5k4xxebsm08hy6qdwb2pj", "body": "Le montant vient d''un seul élu.", "tags": ["chiffres", "à-vérifier"], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 378, "exact": "Le devis provisoire s''élève à 410 000 euros.", "start": 334, "prefix": "raignent trois mois difficiles.\n", "suffix": "\nUne passerelle 🌉 pour piétons p"}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.609115Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "assessing", "similarity": null}'),
	('234ctbjeqxh586j3zbprh87dq5', 104, 104, 115, '{"id": "234ctbjeqxh586j3zbprh87dq5", "body": "Image à demander.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 408, "exact": "Une passerelle 🌉 pour piétons", "start": 379, "prefix": "isoire s''élève à 410 000 euros.\n", "suffix": " pourrait être posée en mai."}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:09.661668Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "highlighting", "similarity": null}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 110, 113, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Édith Rédac", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 178, "exact": "navette gratuite", "start": 162, "prefix": "''un doigt.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [{"at": "2026-11-27T08:39:09.869971Z", "by": "Joris Journaliste", "id": "310d7jp9v1ac16dcyr7gr10yj1", "body": "Seulement pour les moins de seize ans."}], "version": 4, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('1yhy7cqdr3ncb6kqxcw9gb4nfn', 101, 111, 114, '{"id": "1yhy7cqdr3ncb6kqxcw9gb4nfn", "body": "Heure confirmée : sept heures trente.", "tags": ["calendrier", "réglé"], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "replies": [], "version": 2, "editedAt": "2026-11-27T08:39:10.049101Z", "postedAt": "2026-11-27T08:39:09.451815Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "editing", "similarity": null}'),
	('3pwmyzakjcn08tawp8x4n9y2nb', 102, 117, 123, '{"id": "3pwmyzakjcn08tawp8x4n9y2nb", "body": "Qui a compté ?", "tags": [], "cause": "rewritten", "state": "open", "anchor": "orphaned", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 121, "exact": "Deux poutres sur sept montrent des fissures", "start": 78, "prefix": "après la visite des ingénieurs.\n", "suffix": " larges d''un doigt.\nLa mairie pr"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:09.582625Z", "postedOn": 1, "revision": 1, "checkedOn": 2, "motivation": "questioning", "similarity": null}'),
	('344mp5k4xxebsm08hy6qdwb2pj', 103, 116, 122, '{"id": "344mp5k4xxebsm08hy6qdwb2pj", "body": "Le montant vient d''un seul élu.", "tags": ["chiffres", "à-vérifier"], "cause": "deleted", "state": "open", "anchor": "orphaned", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 378, "exact": "Le devis provisoire s''élève à 410 000 euros.", "start": 334, "prefix": "raignent trois mois difficiles.\n", "suffix": "\nUne passerelle 🌉 pour piétons p"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:09.609115Z", "postedOn": 1, "revision": 1, "checkedOn": 2, "motivation": "assessing", "similarity": null}'),
	('234ctbjeqxh586j3zbprh87dq5', 104, 115, 121, '{"id": "234ctbjeqxh586j3zbprh87dq5", "body": "Image à demander.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 395, "exact": "Une passerelle 🌉 pour piétons", "start": 366, "prefix": "raignent trois mois difficiles.\n", "suffix": " pourrait être posée en mai."}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:09.661668Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "highlighting", "similarity": 1}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 113, 119, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Édith Rédac", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 210, "exact": "navette gratuite", "start": 194, "prefix": " fissures.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [{"at": "2026-11-27T08:39:09.869971Z", "by": "Joris Journaliste", "id": "310d7jp9v1ac16dcyr7gr10yj1", "body": "Seulement pour les moins de seize ans."}], "version": 5, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 1}'),
	('1yhy7cqdr3ncb6kqxcw9gb4nfn', 101, 114, 120, '{"id": "1yhy7cqdr3ncb6kqxcw9gb4nfn", "body": "Heure confirmée : sept heures trente.", "tags": ["calendrier", "réglé"], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "replies": [], "version": 3, "editedAt": "2026-11-27T08:39:10.049101Z", "postedAt": "2026-11-27T08:39:09.451815Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "editing", "similarity": 1}'),
	('3pwmyzakjcn08tawp8x4n9y2nb', 102, 123, NULL, '{"id": "3pwmyzakjcn08tawp8x4n9y2nb", "body": "Qui a compté ?", "tags": [], "cause": "rewritten", "state": "open", "anchor": "orphaned", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 121, "exact": "Deux poutres sur sept montrent des fissures", "start": 78, "prefix": "après la visite des ingénieurs.\n", "suffix": " larges d''un doigt.\nLa mairie pr"}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2026-11-27T08:39:09.582625Z", "postedOn": 1, "revision": 1, "checkedOn": 3, "motivation": "questioning", "similarity": null}'),
	('344mp5k4xxebsm08hy6qdwb2pj', 103, 122, NULL, '{"id": "344mp5k4xxebsm08hy6qdwb2pj", "body": "Le montant vient d''un seul élu.", "tags": ["chiffres", "à-vérifier"], "cause": "deleted", "state": "open", "anchor": "orphaned", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 378, "exact": "Le devis provisoire s''élève à 410 000 euros.", "start": 334, "prefix": "raignent trois mois difficiles.\n", "suffix": "\nUne passerelle 🌉 pour piétons p"}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2026-11-27T08:39:09.609115Z", "postedOn": 1, "revision": 1, "checkedOn": 3, "motivation": "assessing", "similarity": null}'),
	('234ctbjeqxh586j3zbprh87dq5', 104, 121, NULL, '{"id": "234ctbjeqxh586j3zbprh87dq5", "body": "Image à demander.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 395, "exact": "Une passerelle 🌉 pour piétons", "start": 366, "prefix": "raignent trois mois difficiles.\n", "suffix": " pourrait être posée en mai.\nMis"}, "replies": [], "version": 3, "editedAt": null, "postedAt": "2026-11-27T08:39:09.661668Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "highlighting", "similarity": 1}'),
	('17tysmm6gj1hhnetrjkvy0de3r', 106, 119, NULL, '{"id": "17tysmm6gj1hhnetrjkvy0de3r", "body": "Gratuite pour tous ?", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Édith Rédac", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 210, "exact": "navette gratuite", "start": 194, "prefix": " fissures.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "replies": [{"at": "2026-11-27T08:39:09.869971Z", "by": "Joris Journaliste", "id": "310d7jp9v1ac16dcyr7gr10yj1", "body": "Seulement pour les moins de seize ans."}], "version": 6, "editedAt": null, "postedAt": "2026-11-27T08:39:09.715395Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "questioning", "similarity": 1}'),
	('1yhy7cqdr3ncb6kqxcw9gb4nfn', 101, 120, NULL, '{"id": "1yhy7cqdr3ncb6kqxcw9gb4nfn", "body": "Heure confirmée : sept heures trente.", "tags": ["calendrier", "réglé"], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": "unchanged", "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "replies": [], "version": 4, "editedAt": "2026-11-27T08:39:10.049101Z", "postedAt": "2026-11-27T08:39:09.451815Z", "postedOn": 1, "revision": 3, "checkedOn": 3, "motivation": "editing", "similarity": 1}'),
	('232ddx87q87x45ny0kg49mvccw', 124, 124, NULL, '{"id": "232ddx87q87x45ny0kg49mvccw", "body": "Horaire de la navette.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 481, "exact": "toutes les vingt minutes", "start": 457, "prefix": "ise à jour : la navette partira ", "suffix": "."}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:10.683066Z", "postedOn": 3, "revision": 3, "checkedOn": 3, "motivation": "identifying", "similarity": null}'),
	('6b8z1esygppy8gtpwave0wx7jr', 126, 126, 129, '{"id": "6b8z1esygppy8gtpwave0wx7jr", "body": "Paraît beaucoup.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": null, "article": "7h6fpz90e15nwxdsnjbc1we99p", "passage": {"end": 56, "exact": "douze tonnes de miel", "start": 36, "prefix": "apiculteurs du coteau annoncent ", "suffix": ".\nC''est deux fois plus que l''an "}, "replies": [], "version": 1, "editedAt": null, "postedAt": "2026-11-27T08:39:10.763378Z", "postedOn": 1, "revision": 1, "checkedOn": 1, "motivation": "questioning", "similarity": null}'),
	('6b8z1esygppy8gtpwave0wx7jr', 126, 129, NULL, '{"id": "6b8z1esygppy8gtpwave0wx7jr", "body": "Paraît beaucoup.", "tags": [], "cause": null, "state": "open", "anchor": "anchored", "author": "Joris Journaliste", "method": "reworded", "article": "7h6fpz90e15nwxdsnjbc1we99p", "passage": {"end": 55, "exact": "deux tonnes de miel", "start": 36, "prefix": "apiculteurs du coteau annoncent ", "suffix": ".\nC''est un peu plus que l''an pas"}, "replies": [], "version": 2, "editedAt": null, "postedAt": "2026-11-27T08:39:10.763378Z", "postedOn": 1, "revision": 2, "checkedOn": 2, "motivation": "questioning", "similarity": 0.727}');

-- Data for Name: kept_articles; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.kept_articles VALUES
	('7wn7qhepangj87sh5fh6qq6ay9', 2, 2, 26, '{"id": "7wn7qhepangj87sh5fh6qq6ay9", "url": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "kind": "report", "title": "Pourquoi des soldats de Kim meurent dans le Donbass", "byline": "Aline Berthoud", "copyOf": null, "outlet": "L’Helvète", "status": "filed", "filedAt": "2024-10-14T07:11:40Z", "filedBy": "camille.roux", "unknown": [], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Pourquoi des soldats de Kim meurent dans le Donbass", "byline": "Aline Berthoud", "number": 1, "language": "fr", "corrected": false, "published": "2024-10-11T13:30:00Z", "recordedAt": "2024-10-14T07:11:40Z"}], "published": "2024-10-11T13:30:00Z", "publicFrom": null, "canonicalUrl": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "embargoedUntil": null, "copyFingerprint": "4f55dca43c09d3966e557a2538fcd29163f2f99fba051d300f58e0b29e0b686d"}'),
	('7wn7qhepangj87sh5fh6qq6ay9', 2, 26, 40, '{"id": "7wn7qhepangj87sh5fh6qq6ay9", "url": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "kind": "report", "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "copyOf": null, "outlet": "L’Helvète", "status": "filed", "filedAt": "2024-10-14T07:11:40Z", "filedBy": "camille.roux", "unknown": [], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "report", "title": "Pourquoi des soldats de Kim meurent dans le Donbass", "byline": "Aline Berthoud", "number": 1, "language": "fr", "corrected": false, "published": "2024-10-11T13:30:00Z", "recordedAt": "2024-10-14T07:11:40Z"}, {"kind": "report", "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-10-17T15:31:26Z"}], "published": "2024-10-11T13:30:00Z", "publicFrom": null, "canonicalUrl": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "embargoedUntil": null, "copyFingerprint": "3bba95f0422ad58388e295fd730733d12652847f38cb4fd7b36fb5c2bcfc1459"}'),
	('5p4cw7br52s4a59zggh2wddetm', 11, 11, 49, '{"id": "5p4cw7br52s4a59zggh2wddetm", "url": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang", "kind": "analysis", "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "copyOf": null, "outlet": "Veille Ukraine", "status": "filed", "filedAt": "2024-10-15T06:34:21Z", "filedBy": "bastien.leclerc", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "analysis", "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-10-15T06:34:21Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang", "embargoedUntil": null, "copyFingerprint": "91003a52c8f18398b00d92a6252914548c62903e9d9d857a031ecd709f8a4646"}'),
	('34fa9ry7qneq1nb8e84ejz2p3s', 56, 56, 62, '{"id": "34fa9ry7qneq1nb8e84ejz2p3s", "url": "https://www.fil-du-monde.example/international/nord-coreens-koursk", "kind": "report", "title": "Des milliers de Nord-Coréens aux portes de l’Ukraine", "byline": null, "copyOf": null, "outlet": "Le Fil du monde", "status": "filed", "filedAt": "2024-11-04T07:32:18Z", "filedBy": "camille.roux", "unknown": ["byline"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Des milliers de Nord-Coréens aux portes de l’Ukraine", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": "2024-11-02T06:45:00Z", "recordedAt": "2024-11-04T07:32:18Z"}], "published": "2024-11-02T06:45:00Z", "publicFrom": null, "canonicalUrl": "https://www.fil-du-monde.example/international/nord-coreens-koursk", "embargoedUntil": null, "copyFingerprint": "79cb2d4212edecccbf90bb6e8dfb803c6a52dabdec08ac02901a1357e517d2db"}'),
	('5wtemqm4qyqy6kc71bp0kmpq8s', 19, 19, 67, '{"id": "5wtemqm4qyqy6kc71bp0kmpq8s", "url": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats", "kind": "opinion", "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "copyOf": null, "outlet": "Le Phare international", "status": "filed", "filedAt": "2024-10-17T07:18:35Z", "filedBy": "bastien.leclerc", "unknown": [], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "opinion", "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "number": 1, "language": "fr", "corrected": false, "published": "2024-10-12T05:00:00Z", "recordedAt": "2024-10-17T07:18:35Z"}], "published": "2024-10-12T05:00:00Z", "publicFrom": null, "canonicalUrl": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats", "embargoedUntil": null, "copyFingerprint": "ffed07abec2b5037ba2036b29fda3372f9201bf7be8aee9cff1d6fdae7411668"}'),
	('55xfbvsq2dvs9hk88j5g8r9ha2', 77, 77, 87, '{"id": "55xfbvsq2dvs9hk88j5g8r9ha2", "url": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance", "kind": "analysis", "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "copyOf": null, "outlet": "L’Échiquier", "status": "filed", "filedAt": "2025-05-06T09:29:34Z", "filedBy": "bastien.leclerc", "unknown": [], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "analysis", "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "number": 1, "language": "fr", "corrected": false, "published": "2025-05-06T05:00:00Z", "recordedAt": "2025-05-06T09:29:34Z"}], "published": "2025-05-06T05:00:00Z", "publicFrom": null, "canonicalUrl": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance", "embargoedUntil": null, "copyFingerprint": "0a26c18f8d2e36229cc2bd88dee7bff0e40bd86be6ae7b8f98e76cc849eeac1f"}'),
	('7qewn2t542fxd52vxkwp354szw', 100, 100, 112, '{"id": "7qewn2t542fxd52vxkwp354szw", "url": "https://exemple.test/pont", "kind": "report", "title": "Le vieux pont fermé", "byline": "Ana Colline", "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:08.976617Z", "filedBy": "Joris Journaliste", "unknown": [], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Le vieux pont fermé", "byline": "Ana Colline", "number": 1, "language": "fr", "corrected": false, "published": "2026-03-02T08:00:00Z", "recordedAt": "2026-11-27T08:39:08.976617Z"}], "published": "2026-03-02T08:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/pont", "embargoedUntil": null, "copyFingerprint": "4ee0b93cd4c40fe7fd2760431eea9c93bc10f41efeb088ef834ada27479fe783"}'),
	('7wn7qhepangj87sh5fh6qq6ay9', 2, 40, NULL, '{"id": "7wn7qhepangj87sh5fh6qq6ay9", "url": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "kind": "report", "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "copyOf": null, "outlet": "L’Helvète", "status": "filed", "filedAt": "2024-10-14T07:11:40Z", "filedBy": "camille.roux", "unknown": [], "version": 3, "language": "fr", "revision": 3, "versions": [{"kind": "report", "title": "Pourquoi des soldats de Kim meurent dans le Donbass", "byline": "Aline Berthoud", "number": 1, "language": "fr", "corrected": false, "published": "2024-10-11T13:30:00Z", "recordedAt": "2024-10-14T07:11:40Z"}, {"kind": "report", "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-10-17T15:31:26Z"}, {"kind": "report", "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "number": 3, "language": "fr", "corrected": true, "published": null, "recordedAt": "2024-10-22T06:44:17Z"}], "published": "2024-10-11T13:30:00Z", "publicFrom": null, "canonicalUrl": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "embargoedUntil": null, "copyFingerprint": "d9aa1be90c98207d9d96bcbf2bdf7d35e71af08c40856a69e2c542f526913172"}'),
	('5p4cw7br52s4a59zggh2wddetm', 11, 49, NULL, '{"id": "5p4cw7br52s4a59zggh2wddetm", "url": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang", "kind": "analysis", "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "copyOf": null, "outlet": "Veille Ukraine", "status": "filed", "filedAt": "2024-10-15T06:34:21Z", "filedBy": "bastien.leclerc", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "analysis", "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-10-15T06:34:21Z"}, {"kind": "analysis", "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-10-24T06:56:28Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang", "embargoedUntil": null, "copyFingerprint": "02b17510e883ca3d550647fcfd6e9bfb7c4889b8996249ae42e767314fd2867d"}'),
	('5wtemqm4qyqy6kc71bp0kmpq8s', 19, 67, NULL, '{"id": "5wtemqm4qyqy6kc71bp0kmpq8s", "url": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats", "kind": "opinion", "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "copyOf": null, "outlet": "Le Phare international", "status": "filed", "filedAt": "2024-10-17T07:18:35Z", "filedBy": "bastien.leclerc", "unknown": [], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "opinion", "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "number": 1, "language": "fr", "corrected": false, "published": "2024-10-12T05:00:00Z", "recordedAt": "2024-10-17T07:18:35Z"}, {"kind": "opinion", "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-11-06T08:11:37Z"}], "published": "2024-10-12T05:00:00Z", "publicFrom": null, "canonicalUrl": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats", "embargoedUntil": null, "copyFingerprint": "c816068edc1016404640e3d785afc72ea3fd7ccf43d4e87afa66af878632606a"}'),
	('34fa9ry7qneq1nb8e84ejz2p3s', 56, 62, NULL, '{"id": "34fa9ry7qneq1nb8e84ejz2p3s", "url": "https://www.fil-du-monde.example/international/nord-coreens-koursk", "kind": "report", "title": "Huit mille Nord-Coréens vers Koursk, selon Washington", "byline": null, "copyOf": null, "outlet": "Le Fil du monde", "status": "filed", "filedAt": "2024-11-04T07:32:18Z", "filedBy": "camille.roux", "unknown": ["byline"], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "report", "title": "Des milliers de Nord-Coréens aux portes de l’Ukraine", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": "2024-11-02T06:45:00Z", "recordedAt": "2024-11-04T07:32:18Z"}, {"kind": "report", "title": "Huit mille Nord-Coréens vers Koursk, selon Washington", "byline": null, "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2024-11-05T07:02:33Z"}], "published": "2024-11-02T06:45:00Z", "publicFrom": null, "canonicalUrl": "https://www.fil-du-monde.example/international/nord-coreens-koursk", "embargoedUntil": null, "copyFingerprint": "d2910cbaa685a0cec57ddb82819d9543f2e76e2a6c5cf8a348a64fe432be5586"}'),
	('55xfbvsq2dvs9hk88j5g8r9ha2', 77, 87, NULL, '{"id": "55xfbvsq2dvs9hk88j5g8r9ha2", "url": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance", "kind": "analysis", "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "copyOf": null, "outlet": "L’Échiquier", "status": "filed", "filedAt": "2025-05-06T09:29:34Z", "filedBy": "bastien.leclerc", "unknown": [], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "analysis", "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "number": 1, "language": "fr", "corrected": false, "published": "2025-05-06T05:00:00Z", "recordedAt": "2025-05-06T09:29:34Z"}, {"kind": "analysis", "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "number": 2, "language": "fr", "corrected": false, "published": null, "recordedAt": "2025-05-12T07:33:15Z"}], "published": "2025-05-06T05:00:00Z", "publicFrom": null, "canonicalUrl": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance", "embargoedUntil": null, "copyFingerprint": "a1c7ea9a707f6f14099c2fc5c3f80c720a07810dbfbf3b7df93672dc114e4823"}'),
	('7qewn2t542fxd52vxkwp354szw', 100, 112, 118, '{"id": "7qewn2t542fxd52vxkwp354szw", "url": "https://exemple.test/pont", "kind": "report", "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:08.976617Z", "filedBy": "Joris Journaliste", "unknown": [], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "report", "title": "Le vieux pont fermé", "byline": "Ana Colline", "number": 1, "language": "fr", "corrected": false, "published": "2026-03-02T08:00:00Z", "recordedAt": "2026-11-27T08:39:08.976617Z"}, {"kind": "report", "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "number": 2, "language": "fr", "corrected": false, "published": "2026-03-03T07:30:00Z", "recordedAt": "2026-11-27T08:39:10.105998Z"}], "published": "2026-03-02T08:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/pont", "embargoedUntil": null, "copyFingerprint": "bb7afc95f164ec31f2e4ff4dd63705c584799c3eedceaae5986ff72556e33538"}'),
	('7qewn2t542fxd52vxkwp354szw', 100, 118, NULL, '{"id": "7qewn2t542fxd52vxkwp354szw", "url": "https://exemple.test/pont", "kind": "report", "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:08.976617Z", "filedBy": "Joris Journaliste", "unknown": [], "version": 3, "language": "fr", "revision": 3, "versions": [{"kind": "report", "title": "Le vieux pont fermé", "byline": "Ana Colline", "number": 1, "language": "fr", "corrected": false, "published": "2026-03-02T08:00:00Z", "recordedAt": "2026-11-27T08:39:08.976617Z"}, {"kind": "report", "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "number": 2, "language": "fr", "corrected": false, "published": "2026-03-03T07:30:00Z", "recordedAt": "2026-11-27T08:39:10.105998Z"}, {"kind": "report", "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "number": 3, "language": "fr", "corrected": false, "published": "2026-03-04T09:15:00Z", "recordedAt": "2026-11-27T08:39:10.391664Z"}], "published": "2026-03-02T08:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/pont", "embargoedUntil": null, "copyFingerprint": "51b0814092cdf39ff541a62d5f385ac7405d0530d5cae6e91c0f2c030d79c01b"}'),
	('7h6fpz90e15nwxdsnjbc1we99p', 125, 125, 127, '{"id": "7h6fpz90e15nwxdsnjbc1we99p", "url": "https://exemple.test/miel", "kind": "wire", "title": "Une récolte de miel record", "byline": null, "copyOf": null, "outlet": "Gazette du Coteau", "status": "filed", "filedAt": "2026-11-27T08:39:10.745899Z", "filedBy": "Joris Journaliste", "unknown": ["byline"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "wire", "title": "Une récolte de miel record", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": "2026-03-05T10:00:00Z", "recordedAt": "2026-11-27T08:39:10.745899Z"}], "published": "2026-03-05T10:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/miel", "embargoedUntil": null, "copyFingerprint": "99c29dc4f79d6333e11d3c0aba08b897c4e5c0c5ab8856b885b73a14254264f1"}'),
	('7h6fpz90e15nwxdsnjbc1we99p', 125, 127, NULL, '{"id": "7h6fpz90e15nwxdsnjbc1we99p", "url": "https://exemple.test/miel", "kind": "wire", "title": "Une bonne récolte de miel", "byline": null, "copyOf": null, "outlet": "Gazette du Coteau", "status": "filed", "filedAt": "2026-11-27T08:39:10.745899Z", "filedBy": "Joris Journaliste", "unknown": ["byline"], "version": 2, "language": "fr", "revision": 2, "versions": [{"kind": "wire", "title": "Une récolte de miel record", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": "2026-03-05T10:00:00Z", "recordedAt": "2026-11-27T08:39:10.745899Z"}, {"kind": "wire", "title": "Une bonne récolte de miel", "byline": null, "number": 2, "language": "fr", "corrected": true, "published": "2026-03-06T10:00:00Z", "recordedAt": "2026-11-27T08:39:10.820855Z"}], "published": "2026-03-05T10:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/miel", "embargoedUntil": null, "copyFingerprint": "43322fb132aece28de8a74c266c2a09efe416bb853ddf0e232d5d650a5409bad"}'),
	('5bd08hegnnx558jgbzjbm8jhqa', 128, 128, 130, '{"id": "5bd08hegnnx558jgbzjbm8jhqa", "url": "https://exemple.test/ferry", "kind": "report", "title": "Ferry line to close", "byline": "Tom Quay", "copyOf": null, "outlet": "Morning Ferry", "status": "filed", "filedAt": "2026-11-27T08:39:10.856429Z", "filedBy": "Joris Journaliste", "unknown": ["published"], "version": 1, "language": "en", "revision": 1, "versions": [{"kind": "report", "title": "Ferry line to close", "byline": "Tom Quay", "number": 1, "language": "en", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:10.856429Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/ferry", "embargoedUntil": null, "copyFingerprint": null}'),
	('5bd08hegnnx558jgbzjbm8jhqa', 128, 130, NULL, '{"id": "5bd08hegnnx558jgbzjbm8jhqa", "url": "https://exemple.test/ferry", "kind": "report", "title": "Ferry line to close", "byline": "Tom Quay", "copyOf": null, "outlet": "Morning Ferry", "status": "retracted", "filedAt": "2026-11-27T08:39:10.856429Z", "filedBy": "Joris Journaliste", "unknown": ["published"], "version": 2, "language": "en", "revision": 1, "versions": [{"kind": "report", "title": "Ferry line to close", "byline": "Tom Quay", "number": 1, "language": "en", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:10.856429Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/ferry", "embargoedUntil": null, "copyFingerprint": null}'),
	('38etcfzt754h5qrhmw53wdywr1', 131, 131, NULL, '{"id": "38etcfzt754h5qrhmw53wdywr1", "url": "https://exemple.test/outils", "kind": "feature", "title": "Des outils à la bibliothèque", "byline": "Ana Colline", "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:11.063564Z", "filedBy": "Joris Journaliste", "unknown": [], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "feature", "title": "Des outils à la bibliothèque", "byline": "Ana Colline", "number": 1, "language": "fr", "corrected": false, "published": "2026-03-07T06:00:00Z", "recordedAt": "2026-11-27T08:39:11.063564Z"}], "published": "2026-03-07T06:00:00Z", "publicFrom": null, "canonicalUrl": "https://exemple.test/outils", "embargoedUntil": null, "copyFingerprint": "976e01739412139ff33547d531017527b9759dce61af91d41e369463788ae5f3"}'),
	('4gzqpnsaprjhxmhd0wper2e91p', 132, 132, NULL, '{"id": "4gzqpnsaprjhxmhd0wper2e91p", "url": "https://soir.exemple.test/outils?id=7", "kind": "report", "title": "Bientôt des outils à emprunter", "byline": null, "copyOf": {"article": "38etcfzt754h5qrhmw53wdywr1", "revision": 1}, "outlet": "Presse du Soir", "status": "filed", "filedAt": "2026-11-27T08:39:11.150816Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Bientôt des outils à emprunter", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:11.150816Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://soir.exemple.test/outils?id=7", "embargoedUntil": null, "copyFingerprint": "976e01739412139ff33547d531017527b9759dce61af91d41e369463788ae5f3"}'),
	('1tj8b6vkzcr5ww3jqqhhe0gwft', 133, 133, NULL, '{"id": "1tj8b6vkzcr5ww3jqqhhe0gwft", "url": null, "kind": "interview", "title": "Interview : la meunière", "byline": null, "copyOf": null, "outlet": "Radio Vallon", "status": "filed", "filedAt": "2026-11-27T08:39:11.209584Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "interview", "title": "Interview : la meunière", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:11.209584Z"}], "published": null, "publicFrom": null, "canonicalUrl": null, "embargoedUntil": null, "copyFingerprint": null}'),
	('6tvafrqrgmgzv2qt8taf70dqkk', 134, 134, NULL, '{"id": "6tvafrqrgmgzv2qt8taf70dqkk", "url": null, "kind": "report", "title": "Deux bancs pour la place du Cadran", "byline": null, "copyOf": null, "outlet": "Bulletin du Cadran", "status": "filed", "filedAt": "2026-11-27T08:39:19.639297Z", "filedBy": "root (command line)", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Deux bancs pour la place du Cadran", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:19.639297Z"}], "published": null, "publicFrom": null, "canonicalUrl": null, "embargoedUntil": null, "copyFingerprint": "fc2d1cadef3c0c11681fb456068649c224daa7bd0deb2bf9f4d5566e9ce78a94"}'),
	('0yky8w8w5cxs5js20dr1atkqg8', 135, 135, NULL, '{"id": "0yky8w8w5cxs5js20dr1atkqg8", "url": null, "kind": "report", "title": "Le marché couvert change d''horaires", "byline": "Lucie Tamarin", "copyOf": null, "outlet": "Bulletin du Cadran", "status": "filed", "filedAt": "2026-11-27T08:39:20.342606Z", "filedBy": "root (command line)", "unknown": ["published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Le marché couvert change d''horaires", "byline": "Lucie Tamarin", "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:20.342606Z"}], "published": null, "publicFrom": null, "canonicalUrl": null, "embargoedUntil": null, "copyFingerprint": "082f999a0d1d73d3a1323d58657c9923487a1588ff070522df6b84501159af63"}'),
	('34kz4pr77tswraqk5zbpzkzttd', 138, 138, 139, '{"id": "34kz4pr77tswraqk5zbpzkzttd", "url": "https://exemple.test/tram", "kind": "report", "title": "Nouveau tram", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.131498Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Nouveau tram", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.131498Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/tram", "embargoedUntil": null, "copyFingerprint": null}'),
	('1j57zs80yav3e4tqd4qfyhz84x', 136, 136, 137, '{"id": "1j57zs80yav3e4tqd4qfyhz84x", "url": "https://exemple.test/parcs", "kind": "report", "title": "Plan des parcs", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:21.987348Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Plan des parcs", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:21.987348Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/parcs", "embargoedUntil": null, "copyFingerprint": null}'),
	('1j57zs80yav3e4tqd4qfyhz84x', 136, 137, NULL, '{"id": "1j57zs80yav3e4tqd4qfyhz84x", "url": "https://exemple.test/parcs", "kind": "report", "title": "Plan des parcs", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:21.987348Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Plan des parcs", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:21.987348Z"}], "published": null, "publicFrom": "2099-01-01T00:00:00Z", "canonicalUrl": "https://exemple.test/parcs", "embargoedUntil": "2099-01-01T00:00:00Z", "copyFingerprint": null}'),
	('34kz4pr77tswraqk5zbpzkzttd', 138, 139, 140, '{"id": "34kz4pr77tswraqk5zbpzkzttd", "url": "https://exemple.test/tram", "kind": "report", "title": "Nouveau tram", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.131498Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Nouveau tram", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.131498Z"}], "published": null, "publicFrom": "2098-06-01T12:00:00Z", "canonicalUrl": "https://exemple.test/tram", "embargoedUntil": "2098-06-01T12:00:00Z", "copyFingerprint": null}'),
	('34kz4pr77tswraqk5zbpzkzttd', 138, 140, NULL, '{"id": "34kz4pr77tswraqk5zbpzkzttd", "url": "https://exemple.test/tram", "kind": "report", "title": "Nouveau tram", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.131498Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 3, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Nouveau tram", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.131498Z"}], "published": null, "publicFrom": "2026-11-27T08:39:22.223215Z", "canonicalUrl": "https://exemple.test/tram", "embargoedUntil": null, "copyFingerprint": null}'),
	('5gp6mshtajn6qy5bteb2ybgncr', 141, 141, 142, '{"id": "5gp6mshtajn6qy5bteb2ybgncr", "url": "https://exemple.test/pain", "kind": "report", "title": "Prix du pain", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.268775Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Prix du pain", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.268775Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/pain", "embargoedUntil": null, "copyFingerprint": null}'),
	('5gp6mshtajn6qy5bteb2ybgncr', 141, 142, 143, '{"id": "5gp6mshtajn6qy5bteb2ybgncr", "url": "https://exemple.test/pain", "kind": "report", "title": "Prix du pain", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.268775Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Prix du pain", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.268775Z"}], "published": null, "publicFrom": "2097-05-01T00:00:00Z", "canonicalUrl": "https://exemple.test/pain", "embargoedUntil": "2097-05-01T00:00:00Z", "copyFingerprint": null}'),
	('5gp6mshtajn6qy5bteb2ybgncr', 141, 143, NULL, '{"id": "5gp6mshtajn6qy5bteb2ybgncr", "url": "https://exemple.test/pain", "kind": "report", "title": "Prix du pain", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.268775Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 3, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Prix du pain", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.268775Z"}], "published": null, "publicFrom": "2099-12-31T23:59:59.123456Z", "canonicalUrl": "https://exemple.test/pain", "embargoedUntil": "2099-12-31T23:59:59.123456Z", "copyFingerprint": null}'),
	('5w5p0c96a92rw7mp4msseshxwc', 144, 144, 145, '{"id": "5w5p0c96a92rw7mp4msseshxwc", "url": "https://exemple.test/vignes", "kind": "report", "title": "Fête des vignes", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.361299Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Fête des vignes", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.361299Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/vignes", "embargoedUntil": null, "copyFingerprint": null}'),
	('4257hgydxnsvbczt4s20eghehd', 146, 146, 147, '{"id": "4257hgydxnsvbczt4s20eghehd", "url": "https://exemple.test/lac", "kind": "report", "title": "Rumeur du lac", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.407904Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Rumeur du lac", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.407904Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/lac", "embargoedUntil": null, "copyFingerprint": null}'),
	('4257hgydxnsvbczt4s20eghehd', 146, 147, 148, '{"id": "4257hgydxnsvbczt4s20eghehd", "url": "https://exemple.test/lac", "kind": "report", "title": "Rumeur du lac", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.407904Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Rumeur du lac", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.407904Z"}], "published": null, "publicFrom": "2096-02-29T00:00:00Z", "canonicalUrl": "https://exemple.test/lac", "embargoedUntil": "2096-02-29T00:00:00Z", "copyFingerprint": null}'),
	('5w5p0c96a92rw7mp4msseshxwc', 144, 145, 175, '{"id": "5w5p0c96a92rw7mp4msseshxwc", "url": "https://exemple.test/vignes", "kind": "report", "title": "Fête des vignes", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.361299Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Fête des vignes", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.361299Z"}], "published": null, "publicFrom": "2026-11-27T08:39:28.380307Z", "canonicalUrl": "https://exemple.test/vignes", "embargoedUntil": "2026-11-27T08:39:28.380307Z", "copyFingerprint": null}'),
	('5w5p0c96a92rw7mp4msseshxwc', 144, 175, NULL, '{"id": "5w5p0c96a92rw7mp4msseshxwc", "url": "https://exemple.test/vignes", "kind": "report", "title": "Fête des vignes", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:39:22.361299Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 3, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Fête des vignes", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.361299Z"}], "published": null, "publicFrom": "2026-11-27T08:39:28.380307Z", "canonicalUrl": "https://exemple.test/vignes", "embargoedUntil": null, "copyFingerprint": null}'),
	('4257hgydxnsvbczt4s20eghehd', 146, 148, NULL, '{"id": "4257hgydxnsvbczt4s20eghehd", "url": "https://exemple.test/lac", "kind": "report", "title": "Rumeur du lac", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "retracted", "filedAt": "2026-11-27T08:39:22.407904Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 3, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Rumeur du lac", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:39:22.407904Z"}], "published": null, "publicFrom": "2096-02-29T00:00:00Z", "canonicalUrl": "https://exemple.test/lac", "embargoedUntil": "2096-02-29T00:00:00Z", "copyFingerprint": null}'),
	('0kp6hynjmnzqq9hpdgy3rs0fpe', 177, 177, 179, '{"id": "0kp6hynjmnzqq9hpdgy3rs0fpe", "url": "https://exemple.test/concours", "kind": "report", "title": "Résultats du concours", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:41:06.776694Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Résultats du concours", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:41:06.776694Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/concours", "embargoedUntil": null, "copyFingerprint": null}'),
	('0kp6hynjmnzqq9hpdgy3rs0fpe', 177, 179, NULL, '{"id": "0kp6hynjmnzqq9hpdgy3rs0fpe", "url": "https://exemple.test/concours", "kind": "report", "title": "Résultats du concours", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:41:06.776694Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Résultats du concours", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:41:06.776694Z"}], "published": null, "publicFrom": "2026-11-27T08:41:37.731752Z", "canonicalUrl": "https://exemple.test/concours", "embargoedUntil": "2026-11-27T08:41:37.731752Z", "copyFingerprint": null}'),
	('1ba3yetma9844ysmxw8h707c0b', 178, 178, 180, '{"id": "1ba3yetma9844ysmxw8h707c0b", "url": "https://exemple.test/laureat", "kind": "report", "title": "Nom du lauréat", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:41:08.618925Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 1, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Nom du lauréat", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:41:08.618925Z"}], "published": null, "publicFrom": null, "canonicalUrl": "https://exemple.test/laureat", "embargoedUntil": null, "copyFingerprint": null}'),
	('1ba3yetma9844ysmxw8h707c0b', 178, 180, NULL, '{"id": "1ba3yetma9844ysmxw8h707c0b", "url": "https://exemple.test/laureat", "kind": "report", "title": "Nom du lauréat", "byline": null, "copyOf": null, "outlet": "Le Héron", "status": "filed", "filedAt": "2026-11-27T08:41:08.618925Z", "filedBy": "Joris Journaliste", "unknown": ["byline", "published"], "version": 2, "language": "fr", "revision": 1, "versions": [{"kind": "report", "title": "Nom du lauréat", "byline": null, "number": 1, "language": "fr", "corrected": false, "published": null, "recordedAt": "2026-11-27T08:41:08.618925Z"}], "published": null, "publicFrom": "2026-11-27T08:42:22.731752Z", "canonicalUrl": "https://exemple.test/laureat", "embargoedUntil": "2026-11-27T08:42:22.731752Z", "copyFingerprint": null}');

-- Data for Name: kept_memberships; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.kept_memberships VALUES
	('coree-du-nord-russie/5wtemqm4qyqy6kc71bp0kmpq8s', 20, 20, 32, '{"story": "coree-du-nord-russie", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "attachedAt": "2024-10-17T07:21:02Z", "attachedBy": "bastien.leclerc"}'),
	('coree-du-nord-russie/7wn7qhepangj87sh5fh6qq6ay9', 3, 3, NULL, '{"story": "coree-du-nord-russie", "article": "7wn7qhepangj87sh5fh6qq6ay9", "attachedAt": "2024-10-14T07:13:05Z", "attachedBy": "camille.roux"}'),
	('coree-du-nord-russie/5p4cw7br52s4a59zggh2wddetm', 12, 12, NULL, '{"story": "coree-du-nord-russie", "article": "5p4cw7br52s4a59zggh2wddetm", "attachedAt": "2024-10-15T06:35:44Z", "attachedBy": "bastien.leclerc"}'),
	('coree-du-nord-russie/5wtemqm4qyqy6kc71bp0kmpq8s', 34, 34, NULL, '{"story": "coree-du-nord-russie", "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "attachedAt": "2024-10-18T13:01:11Z", "attachedBy": "helene.marchetti"}'),
	('coree-du-nord-russie/34fa9ry7qneq1nb8e84ejz2p3s', 57, 57, NULL, '{"story": "coree-du-nord-russie", "article": "34fa9ry7qneq1nb8e84ejz2p3s", "attachedAt": "2024-11-04T07:33:40Z", "attachedBy": "camille.roux"}'),
	('coree-du-nord-russie/55xfbvsq2dvs9hk88j5g8r9ha2', 78, 78, NULL, '{"story": "coree-du-nord-russie", "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "attachedAt": "2025-05-06T09:30:48Z", "attachedBy": "bastien.leclerc"}'),
	('pont-rive-nord/7qewn2t542fxd52vxkwp354szw', 150, 150, NULL, '{"story": "pont-rive-nord", "article": "7qewn2t542fxd52vxkwp354szw", "attachedAt": "2026-11-27T08:39:22.668393Z", "attachedBy": "Joris Journaliste"}'),
	('pont-rive-nord/38etcfzt754h5qrhmw53wdywr1', 153, 153, NULL, '{"story": "pont-rive-nord", "article": "38etcfzt754h5qrhmw53wdywr1", "attachedAt": "2026-11-27T08:39:22.825896Z", "attachedBy": "Joris Journaliste"}'),
	('pont-rive-nord/1j57zs80yav3e4tqd4qfyhz84x', 154, 154, NULL, '{"story": "pont-rive-nord", "article": "1j57zs80yav3e4tqd4qfyhz84x", "attachedAt": "2026-11-27T08:39:22.849227Z", "attachedBy": "Joris Journaliste"}'),
	('pont-rive-nord/7h6fpz90e15nwxdsnjbc1we99p', 151, 151, 155, '{"story": "pont-rive-nord", "article": "7h6fpz90e15nwxdsnjbc1we99p", "attachedAt": "2026-11-27T08:39:22.755467Z", "attachedBy": "Joris Journaliste"}'),
	('pont-rive-nord/5bd08hegnnx558jgbzjbm8jhqa', 152, 152, 156, '{"story": "pont-rive-nord", "article": "5bd08hegnnx558jgbzjbm8jhqa", "attachedAt": "2026-11-27T08:39:22.800024Z", "attachedBy": "Joris Journaliste"}'),
	('pont-rive-nord/7h6fpz90e15nwxdsnjbc1we99p', 157, 157, NULL, '{"story": "pont-rive-nord", "article": "7h6fpz90e15nwxdsnjbc1we99p", "attachedAt": "2026-11-27T08:39:23.021303Z", "attachedBy": "Joris Journaliste"}'),
	('09w3zfnbkc2tas22279s51vtsz/7h6fpz90e15nwxdsnjbc1we99p', 171, 171, NULL, '{"story": "09w3zfnbkc2tas22279s51vtsz", "article": "7h6fpz90e15nwxdsnjbc1we99p", "attachedAt": "2026-11-27T08:39:23.806676Z", "attachedBy": "Joris Journaliste"}'),
	('09w3zfnbkc2tas22279s51vtsz/4gzqpnsaprjhxmhd0wper2e91p', 172, 172, NULL, '{"story": "09w3zfnbkc2tas22279s51vtsz", "article": "4gzqpnsaprjhxmhd0wper2e91p", "attachedAt": "2026-11-27T08:39:23.902662Z", "attachedBy": "Joris Journaliste"}');

-- Data for Name: kept_stories; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.kept_stories VALUES
	('coree-du-nord-russie', 1, 1, 3, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 1, "articles": 0, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-14T06:48:12Z"}'),
	('coree-du-nord-russie', 1, 3, 12, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 2, "articles": 1, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-14T07:13:05Z"}'),
	('coree-du-nord-russie', 1, 12, 20, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 3, "articles": 2, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-15T06:35:44Z"}'),
	('coree-du-nord-russie', 1, 20, 32, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 4, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-17T07:21:02Z"}'),
	('coree-du-nord-russie', 1, 32, 34, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 5, "articles": 2, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-18T08:03:19Z"}'),
	('coree-du-nord-russie', 1, 34, 35, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 6, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-18T13:01:11Z"}'),
	('coree-du-nord-russie', 1, 35, 36, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 7, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-18T16:42:38Z"}'),
	('coree-du-nord-russie', 1, 36, 37, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 8, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-19T07:28:44Z"}'),
	('coree-du-nord-russie', 1, 37, 48, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": null, "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 9, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-19T08:15:00Z"}'),
	('coree-du-nord-russie', 1, 48, 54, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": "2024-10-22T09:12:55Z", "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 10, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-22T09:12:55Z"}'),
	('coree-du-nord-russie', 1, 54, 55, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": "2024-10-22T09:12:55Z", "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 11, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-24T08:04:36Z"}'),
	('coree-du-nord-russie', 1, 55, 57, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": "2024-10-22T09:12:55Z", "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}, {"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 12, "articles": 3, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-10-24T08:41:09Z"}'),
	('coree-du-nord-russie', 1, 57, 65, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": "2024-10-22T09:12:55Z", "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}, {"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 13, "articles": 4, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-11-04T07:33:40Z"}'),
	('coree-du-nord-russie', 1, 65, 66, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 1, "audience": "public", "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons", "correctedAt": "2024-10-22T09:12:55Z", "publishedAt": "2024-10-19T08:15:00Z", "publishedBy": "helene.marchetti"}, {"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 14, "articles": 4, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-11-05T07:47:20Z"}'),
	('coree-du-nord-russie', 1, 66, 75, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 3, "audience": "public", "headline": "Des soldats nord-coréens à Koursk : ce que nous savons, ce que nous ignorons", "correctedAt": null, "publishedAt": "2024-11-05T08:32:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 15, "articles": 4, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2024-11-05T08:32:00Z"}'),
	('coree-du-nord-russie', 1, 75, 76, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 3, "audience": "public", "headline": "Des soldats nord-coréens à Koursk : ce que nous savons, ce que nous ignorons", "correctedAt": null, "publishedAt": "2024-11-05T08:32:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 16, "articles": 4, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-04-28T07:58:16Z"}'),
	('coree-du-nord-russie', 1, 76, 78, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 4, "audience": "public", "headline": "Moscou et Pyongyang reconnaissent l’envoi de troupes", "correctedAt": null, "publishedAt": "2025-04-28T08:44:51Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 17, "articles": 4, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-04-28T08:44:51Z"}'),
	('coree-du-nord-russie', 1, 78, 85, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 4, "audience": "public", "headline": "Moscou et Pyongyang reconnaissent l’envoi de troupes", "correctedAt": null, "publishedAt": "2025-04-28T08:44:51Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 18, "articles": 5, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-05-06T09:30:48Z"}'),
	('coree-du-nord-russie', 1, 85, 86, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 4, "audience": "public", "headline": "Moscou et Pyongyang reconnaissent l’envoi de troupes", "correctedAt": null, "publishedAt": "2025-04-28T08:44:51Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 19, "articles": 5, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-05-07T07:59:24Z"}'),
	('coree-du-nord-russie', 1, 86, 94, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 5, "audience": "public", "headline": "Une alliance au grand jour : ce que nous savons, ce que nous ignorons", "correctedAt": null, "publishedAt": "2025-05-07T08:46:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 20, "articles": 5, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-05-07T08:46:00Z"}'),
	('pont-rive-nord', 149, 158, 159, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 10, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.046715Z"}'),
	('coree-du-nord-russie', 1, 94, NULL, '{"id": "coree-du-nord-russie", "state": "open", "title": "La Corée du Nord dans la guerre russe en Ukraine", "briefs": [{"edition": 2, "audience": "desk", "headline": "Pour le desk : les chiffres qui ne concordent pas", "correctedAt": null, "publishedAt": "2024-10-24T08:41:09Z", "publishedBy": "helene.marchetti"}, {"edition": 5, "audience": "public", "headline": "Une alliance au grand jour : ce que nous savons, ce que nous ignorons", "correctedAt": "2025-05-13T07:41:08Z", "publishedAt": "2025-05-07T08:46:00Z", "publishedBy": "helene.marchetti"}], "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi.", "version": 21, "articles": 5, "openedAt": "2024-10-14T06:48:12Z", "openedBy": "helene.marchetti", "changedAt": "2025-05-13T07:41:08Z"}'),
	('pont-rive-nord', 149, 149, 150, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 1, "articles": 0, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.52103Z"}'),
	('pont-rive-nord', 149, 150, 151, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 2, "articles": 1, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.668393Z"}'),
	('pont-rive-nord', 149, 151, 152, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 3, "articles": 2, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.755467Z"}'),
	('pont-rive-nord', 149, 152, 153, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 4, "articles": 3, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.800024Z"}'),
	('pont-rive-nord', 149, 153, 154, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 5, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.825896Z"}'),
	('pont-rive-nord', 149, 154, 155, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 6, "articles": 5, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.849227Z"}'),
	('pont-rive-nord', 149, 155, 156, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 7, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.913266Z"}'),
	('pont-rive-nord', 149, 156, 157, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 8, "articles": 3, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:22.970686Z"}'),
	('pont-rive-nord', 149, 157, 158, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 9, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.021303Z"}'),
	('pont-rive-nord', 149, 159, 160, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [], "summary": "Ce que change la fermeture du pont.", "version": 11, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.08654Z"}'),
	('pont-rive-nord', 149, 160, 161, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": null, "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 12, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.137371Z"}'),
	('pont-rive-nord', 149, 161, 162, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 13, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.194795Z"}'),
	('pont-rive-nord', 149, 162, 163, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 14, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.261608Z"}'),
	('pont-rive-nord', 149, 164, 165, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 16, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.3376Z"}'),
	('pont-rive-nord', 149, 166, 167, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 18, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.522241Z"}'),
	('pont-rive-nord', 149, 167, 168, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 19, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.599314Z"}'),
	('pont-rive-nord', 149, 163, 164, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}, {"edition": 2, "audience": "abonnés", "headline": "Pont : note aux abonnés", "correctedAt": null, "publishedAt": "2026-11-27T08:39:23.305056Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 15, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.305056Z"}'),
	('pont-rive-nord', 149, 165, 166, '{"id": "pont-rive-nord", "state": "closed", "title": "Le pont et la rive nord", "briefs": [{"edition": 1, "audience": "public", "headline": "Pont fermé six semaines", "correctedAt": "2026-11-27T08:39:23.194795Z", "publishedAt": "2026-11-27T08:39:23.137371Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 17, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.426178Z"}'),
	('pont-rive-nord', 149, 168, 169, '{"id": "pont-rive-nord", "state": "open", "title": "Le pont et la rive nord", "briefs": [{"edition": 3, "audience": "public", "headline": "Le chantier commence", "correctedAt": null, "publishedAt": "2026-11-27T08:39:23.631881Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 20, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.631881Z"}'),
	('pont-rive-nord', 149, 169, NULL, '{"id": "pont-rive-nord", "state": "closed", "title": "Le pont et la rive nord", "briefs": [{"edition": 3, "audience": "public", "headline": "Le chantier commence", "correctedAt": null, "publishedAt": "2026-11-27T08:39:23.631881Z", "publishedBy": "Édith Rédac"}], "summary": "Ce que change la fermeture du pont.", "version": 21, "articles": 4, "openedAt": "2026-11-27T08:39:22.52103Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.731292Z"}'),
	('09w3zfnbkc2tas22279s51vtsz', 170, 173, NULL, '{"id": "09w3zfnbkc2tas22279s51vtsz", "state": "open", "title": "Miel du coteau", "briefs": [], "summary": "", "version": 4, "articles": 2, "openedAt": "2026-11-27T08:39:23.782499Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:24.014109Z"}'),
	('09w3zfnbkc2tas22279s51vtsz', 170, 170, 171, '{"id": "09w3zfnbkc2tas22279s51vtsz", "state": "open", "title": "Miel du coteau", "briefs": [], "summary": "", "version": 1, "articles": 0, "openedAt": "2026-11-27T08:39:23.782499Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.782499Z"}'),
	('09w3zfnbkc2tas22279s51vtsz', 170, 171, 172, '{"id": "09w3zfnbkc2tas22279s51vtsz", "state": "open", "title": "Miel du coteau", "briefs": [], "summary": "", "version": 2, "articles": 1, "openedAt": "2026-11-27T08:39:23.782499Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.806676Z"}'),
	('09w3zfnbkc2tas22279s51vtsz', 170, 172, 173, '{"id": "09w3zfnbkc2tas22279s51vtsz", "state": "open", "title": "Miel du coteau", "briefs": [], "summary": "", "version": 3, "articles": 2, "openedAt": "2026-11-27T08:39:23.782499Z", "openedBy": "Joris Journaliste", "changedAt": "2026-11-27T08:39:23.902662Z"}'),
	('ete-a-la-bibliotheque', 174, 174, NULL, '{"id": "ete-a-la-bibliotheque", "state": "open", "title": "Été à la bibliothèque", "briefs": [], "summary": "", "version": 1, "articles": 0, "openedAt": "2026-11-27T08:39:24.109444Z", "openedBy": "Édith Rédac", "changedAt": "2026-11-27T08:39:24.109444Z"}');

-- Data for Name: made; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.made VALUES
	('765de469b5267f9d30d35397ce9b06dfa26cf628113314177f20501d39bb0164', '2026-11-27 08:38:24.72132+00'),
	('Marten 9.29.0.0, Wolverine 6.29.2.0', '2026-11-27 08:38:26.570487+00');

-- Data for Name: moments; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.moments VALUES
	(1, '2024-10-14 06:48:12+00'),
	(2, '2024-10-14 07:11:40+00'),
	(3, '2024-10-14 07:13:05+00'),
	(4, '2024-10-14 07:39:27+00'),
	(5, '2024-10-14 07:57:53+00'),
	(6, '2024-10-14 08:20:36+00'),
	(7, '2024-10-14 08:32:09+00'),
	(8, '2024-10-14 09:04:48+00'),
	(9, '2024-10-14 09:41:15+00'),
	(10, '2024-10-14 10:02:30+00'),
	(11, '2024-10-15 06:34:21+00'),
	(12, '2024-10-15 06:35:44+00'),
	(13, '2024-10-15 07:09:58+00'),
	(14, '2024-10-15 07:31:17+00'),
	(15, '2024-10-15 07:54:33+00'),
	(16, '2024-10-15 09:22:06+00'),
	(17, '2024-10-16 08:10:49+00'),
	(18, '2024-10-16 13:46:22+00'),
	(19, '2024-10-17 07:18:35+00'),
	(20, '2024-10-17 07:21:02+00'),
	(21, '2024-10-17 07:50:14+00'),
	(22, '2024-10-17 07:56:41+00'),
	(23, '2024-10-17 08:29:55+00'),
	(24, '2024-10-17 09:16:20+00'),
	(25, '2024-10-17 10:40:08+00'),
	(26, '2024-10-17 15:31:26+00'),
	(27, '2024-10-17 15:31:26.001+00'),
	(28, '2024-10-17 15:31:26.002+00'),
	(29, '2024-10-17 15:31:26.003+00'),
	(30, '2024-10-17 15:31:26.004+00'),
	(31, '2024-10-17 15:31:26.005+00'),
	(32, '2024-10-18 08:03:19+00'),
	(33, '2024-10-18 12:19:57+00'),
	(34, '2024-10-18 13:01:11+00'),
	(35, '2024-10-18 16:42:38+00'),
	(36, '2024-10-19 07:28:44+00'),
	(37, '2024-10-19 08:15:00+00'),
	(38, '2024-10-21 07:06:31+00'),
	(39, '2024-10-21 08:33:50+00'),
	(40, '2024-10-22 06:44:17+00'),
	(41, '2024-10-22 06:44:17.001+00'),
	(42, '2024-10-22 06:44:17.002+00'),
	(43, '2024-10-22 06:44:17.003+00'),
	(44, '2024-10-22 06:44:17.004+00'),
	(45, '2024-10-22 06:44:17.005+00'),
	(46, '2024-10-22 07:29:03+00'),
	(47, '2024-10-22 07:34:40+00'),
	(48, '2024-10-22 09:12:55+00'),
	(49, '2024-10-24 06:56:28+00'),
	(50, '2024-10-24 06:56:28.001+00');
INSERT INTO newsroom.moments VALUES
	(51, '2024-10-24 06:56:28.002+00'),
	(52, '2024-10-24 06:56:28.003+00'),
	(53, '2024-10-24 07:20:13+00'),
	(54, '2024-10-24 08:04:36+00'),
	(55, '2024-10-24 08:41:09+00'),
	(56, '2024-11-04 07:32:18+00'),
	(57, '2024-11-04 07:33:40+00'),
	(58, '2024-11-04 08:01:52+00'),
	(59, '2024-11-04 08:58:29+00'),
	(60, '2024-11-04 09:31:07+00'),
	(61, '2024-11-04 10:14:45+00'),
	(62, '2024-11-05 07:02:33+00'),
	(63, '2024-11-05 07:02:33.001+00'),
	(64, '2024-11-05 07:02:33.002+00'),
	(65, '2024-11-05 07:47:20+00'),
	(66, '2024-11-05 08:32:00+00'),
	(67, '2024-11-06 08:11:37+00'),
	(68, '2024-11-06 08:11:37.001+00'),
	(69, '2024-11-06 08:11:37.002+00'),
	(70, '2024-11-06 08:11:37.003+00'),
	(71, '2024-11-06 08:26:14+00'),
	(72, '2024-11-07 09:03:58+00'),
	(73, '2025-04-28 06:31:42+00'),
	(74, '2025-04-28 07:10:25+00'),
	(75, '2025-04-28 07:58:16+00'),
	(76, '2025-04-28 08:44:51+00'),
	(77, '2025-05-06 09:29:34+00'),
	(78, '2025-05-06 09:30:48+00'),
	(79, '2025-05-06 09:58:21+00'),
	(80, '2025-05-06 10:13:46+00'),
	(81, '2025-05-06 10:31:30+00'),
	(82, '2025-05-06 10:49:12+00'),
	(83, '2025-05-06 11:04:37+00'),
	(84, '2025-05-06 11:21:59+00'),
	(85, '2025-05-07 07:59:24+00'),
	(86, '2025-05-07 08:46:00+00'),
	(87, '2025-05-12 07:33:15+00'),
	(88, '2025-05-12 07:33:15.001+00'),
	(89, '2025-05-12 07:33:15.002+00'),
	(90, '2025-05-12 07:33:15.003+00'),
	(91, '2025-05-12 07:33:15.004+00'),
	(92, '2025-05-12 08:02:44+00'),
	(93, '2025-05-12 08:19:31+00'),
	(94, '2025-05-13 07:41:08+00'),
	(95, '2026-11-27 08:38:27.360503+00'),
	(96, '2026-11-27 08:38:53.86025+00'),
	(97, '2026-11-27 08:38:59.460517+00'),
	(98, '2026-11-27 08:39:04.191867+00'),
	(99, '2026-11-27 08:39:07.598996+00'),
	(100, '2026-11-27 08:39:08.976617+00');
INSERT INTO newsroom.moments VALUES
	(101, '2026-11-27 08:39:09.451815+00'),
	(102, '2026-11-27 08:39:09.582625+00'),
	(103, '2026-11-27 08:39:09.609115+00'),
	(104, '2026-11-27 08:39:09.661668+00'),
	(105, '2026-11-27 08:39:09.698064+00'),
	(106, '2026-11-27 08:39:09.715395+00'),
	(107, '2026-11-27 08:39:09.803131+00'),
	(108, '2026-11-27 08:39:09.869971+00'),
	(109, '2026-11-27 08:39:09.972527+00'),
	(110, '2026-11-27 08:39:09.999938+00'),
	(111, '2026-11-27 08:39:10.049101+00'),
	(112, '2026-11-27 08:39:10.105998+00'),
	(113, '2026-11-27 08:39:10.259139+00'),
	(118, '2026-11-27 08:39:10.391664+00'),
	(119, '2026-11-27 08:39:10.458777+00'),
	(124, '2026-11-27 08:39:10.683066+00'),
	(125, '2026-11-27 08:39:10.745899+00'),
	(126, '2026-11-27 08:39:10.763378+00'),
	(127, '2026-11-27 08:39:10.820855+00'),
	(128, '2026-11-27 08:39:10.856429+00'),
	(129, '2026-11-27 08:39:10.983907+00'),
	(130, '2026-11-27 08:39:10.997984+00'),
	(131, '2026-11-27 08:39:11.063564+00'),
	(132, '2026-11-27 08:39:11.150816+00'),
	(133, '2026-11-27 08:39:11.209584+00'),
	(134, '2026-11-27 08:39:19.639297+00'),
	(135, '2026-11-27 08:39:20.342606+00'),
	(136, '2026-11-27 08:39:21.987348+00'),
	(137, '2026-11-27 08:39:22.101028+00'),
	(138, '2026-11-27 08:39:22.131498+00'),
	(139, '2026-11-27 08:39:22.175542+00'),
	(140, '2026-11-27 08:39:22.223215+00'),
	(141, '2026-11-27 08:39:22.268775+00'),
	(142, '2026-11-27 08:39:22.302068+00'),
	(143, '2026-11-27 08:39:22.337856+00'),
	(144, '2026-11-27 08:39:22.361299+00'),
	(145, '2026-11-27 08:39:22.394298+00'),
	(146, '2026-11-27 08:39:22.407904+00'),
	(147, '2026-11-27 08:39:22.42558+00'),
	(148, '2026-11-27 08:39:22.466136+00'),
	(149, '2026-11-27 08:39:22.52103+00'),
	(150, '2026-11-27 08:39:22.668393+00'),
	(151, '2026-11-27 08:39:22.755467+00'),
	(152, '2026-11-27 08:39:22.800024+00'),
	(153, '2026-11-27 08:39:22.825896+00'),
	(154, '2026-11-27 08:39:22.849227+00'),
	(155, '2026-11-27 08:39:22.913266+00'),
	(156, '2026-11-27 08:39:22.970686+00'),
	(157, '2026-11-27 08:39:23.021303+00'),
	(158, '2026-11-27 08:39:23.046715+00');
INSERT INTO newsroom.moments VALUES
	(159, '2026-11-27 08:39:23.08654+00'),
	(160, '2026-11-27 08:39:23.137371+00'),
	(161, '2026-11-27 08:39:23.194795+00'),
	(162, '2026-11-27 08:39:23.261608+00'),
	(163, '2026-11-27 08:39:23.305056+00'),
	(164, '2026-11-27 08:39:23.3376+00'),
	(165, '2026-11-27 08:39:23.426178+00'),
	(166, '2026-11-27 08:39:23.522241+00'),
	(167, '2026-11-27 08:39:23.599314+00'),
	(168, '2026-11-27 08:39:23.631881+00'),
	(169, '2026-11-27 08:39:23.731292+00'),
	(170, '2026-11-27 08:39:23.782499+00'),
	(171, '2026-11-27 08:39:23.806676+00'),
	(172, '2026-11-27 08:39:23.902662+00'),
	(173, '2026-11-27 08:39:24.014109+00'),
	(174, '2026-11-27 08:39:24.109444+00'),
	(175, '2026-11-27 08:39:28.585533+00');

-- Data for Name: outbox; Type: TABLE DATA; Schema: newsroom; Owner: -

-- Data for Name: views; Type: TABLE DATA; Schema: newsroom; Owner: -

INSERT INTO newsroom.views VALUES
	('stories', 1, 0),
	('articles', 1, 0),
	('memberships', 1, 0),
	('annotations', 1, 0),
	('access_keys', 1, 0),
	('open_embargoes', 1, 0);

-- Data for Name: mt_doc_access_keys; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_doc_access_keys VALUES
	('6gbt5v608d8ntyhj657qhppyp7', '{"id": "6gbt5v608d8ntyhj657qhppyp7", "hash": "559382fcff8a6ca3ba054d88f47c4d3034d759703c2bbd486039b812342f5fd4", "name": "administrator", "role": "administrator", "revoked": false, "grantedAt": "2026-11-27T08:38:27.360503Z"}', '2026-11-27 08:38:27.354644+00', '01a21c27-e94b-7fad-980b-c3d09e684823', 'Newsroom.Core.Access.Views.AccessKeyListing, Newsroom.Core'),
	('6x643p1x64e99r29egmbcem1dq', '{"id": "6x643p1x64e99r29egmbcem1dq", "hash": "3e279e31a44d7b37a8786d245035233a51117806c12f0ca485712825f3cabd39", "name": "Lou Reader", "role": "reader", "revoked": false, "grantedAt": "2026-11-27T08:38:53.86025Z"}', '2026-11-27 08:38:53.853218+00', '01a21c28-51a5-7ae7-bd78-931ba1db9d1f', 'Newsroom.Core.Access.Views.AccessKeyListing, Newsroom.Core'),
	('4g8jy6nxgmkmgz2fhj6jhb0f72', '{"id": "4g8jy6nxgmkmgz2fhj6jhb0f72", "hash": "79eb178eb393a9f79963eb798ea7015c5d8bcc07a79f01daa2f4b2b4e1498157", "name": "Joris Journaliste", "role": "journalist", "revoked": false, "grantedAt": "2026-11-27T08:38:59.460517Z"}', '2026-11-27 08:38:59.449617+00', '01a21c28-6814-7edc-9181-6c173dff26f4', 'Newsroom.Core.Access.Views.AccessKeyListing, Newsroom.Core'),
	('5crqq1ygwc135d9rr3ka0kp2ak', '{"id": "5crqq1ygwc135d9rr3ka0kp2ak", "hash": "bcef547d15c62ea8aaadbb43c4935e3b60873b9731f3595cd815c9809c339d91", "name": "Édith Rédac", "role": "editor", "revoked": false, "grantedAt": "2026-11-27T08:39:04.191867Z"}', '2026-11-27 08:39:04.174618+00', '01a21c28-7975-7576-992a-8cc1ed6881c7', 'Newsroom.Core.Access.Views.AccessKeyListing, Newsroom.Core'),
	('5qb8ygkr3ck8p53wq7hgf315p8', '{"id": "5qb8ygkr3ck8p53wq7hgf315p8", "hash": "d4f6c787193396b6f1329013e4a373ad2841390153e8795f239ae9b4a7d0d582", "name": "Stagiaire partie", "role": "journalist", "revoked": true, "grantedAt": "2026-11-27T08:39:07.598996Z"}', '2026-11-27 08:39:28.352966+00', '01a21c28-d8bb-7c9d-a05f-d8c8b83d8e51', 'Newsroom.Core.Access.Views.AccessKeyListing, Newsroom.Core');

-- Data for Name: mt_doc_deadletterevent; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: mt_doc_open_embargoes; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_doc_open_embargoes VALUES
	('1j57zs80yav3e4tqd4qfyhz84x', '{"cause": "01a21c28-bef3-74a0-904c-b1748502308d", "until": "2099-01-01T00:00:00Z", "article": "1j57zs80yav3e4tqd4qfyhz84x", "correlation": "318e89b1eaa3573ad6afc91b10fb0d20"}', '2026-11-27 08:39:22.169151+00', '2b6e31c7-bdf4-043b-b13e-ce0f5a49cc83', 'Newsroom.Core.Articles.EmbargoReminder, Newsroom.Core'),
	('5gp6mshtajn6qy5bteb2ybgncr', '{"cause": "01a21c28-bfe0-7ef5-8025-c601bbd08a66", "until": "2099-12-31T23:59:59.123456Z", "article": "5gp6mshtajn6qy5bteb2ybgncr", "correlation": "e5eacdc9016df0bb3b18bb83c318a713"}', '2026-11-27 08:39:22.435979+00', '85a1dea7-f0ca-a931-cec7-f9f540568676', 'Newsroom.Core.Articles.EmbargoReminder, Newsroom.Core'),
	('4257hgydxnsvbczt4s20eghehd', '{"cause": "01a21c28-c039-7594-947e-dc153813e796", "until": "2096-02-29T00:00:00Z", "article": "4257hgydxnsvbczt4s20eghehd", "correlation": "dd213d2818f8731b2a38fbffa6b4ebad"}', '2026-11-27 08:39:22.548853+00', '2e133d7f-7010-bc75-ac99-13bf814729d7', 'Newsroom.Core.Articles.EmbargoReminder, Newsroom.Core'),
	('0kp6hynjmnzqq9hpdgy3rs0fpe', '{"cause": "01a21c2a-703f-7410-a6f2-6a1a7f25e9f0", "until": "2026-11-27T08:41:37.731752Z", "article": "0kp6hynjmnzqq9hpdgy3rs0fpe", "correlation": "34df6f6d33be5512c1780f3a2ebddadb"}', '2026-11-27 08:41:13.305883+00', '3dadb3ce-5d28-d7c2-ab06-f35c6d3b190a', 'Newsroom.Core.Articles.EmbargoReminder, Newsroom.Core'),
	('1ba3yetma9844ysmxw8h707c0b', '{"cause": "01a21c2a-7109-7f7b-a070-5a3b8c431aeb", "until": "2026-11-27T08:42:22.731752Z", "article": "1ba3yetma9844ysmxw8h707c0b", "correlation": "ddf59afda3907b09d38132b4251994ce"}', '2026-11-27 08:41:13.577089+00', '95e5f48e-9549-0903-f63f-7972ae629e7f', 'Newsroom.Core.Articles.EmbargoReminder, Newsroom.Core');

-- Data for Name: mt_doc_reanchoring_notes; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_doc_reanchoring_notes VALUES
	('4kf6sp4yyk8z76yq85bt55xa7m', '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', '2026-11-27 08:38:29.54884+00', '6f6a53fe-8b46-df56-19e5-3bcbfa24bcf9', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('034qgpxnq7rfzc2t0g0vtzbtz9', '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', '2026-11-27 08:38:43.342236+00', 'd28c2b89-748f-d518-9be8-3f4cd9496966', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('7t5dc4ysccg7b54525tw3k6sqy', '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', '2026-11-27 08:38:43.606391+00', '9f6b549e-3926-a3aa-7b09-43af37900455', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('5vv1td7xpa7r4gnj4pk7bt199g', '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', '2026-11-27 08:38:43.730522+00', 'fb5135fd-e1b4-5964-0d58-aa501706770a', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('3r8srbk71gjh1331pbh8mm3qfv', '{"article": "5p4cw7br52s4a59zggh2wddetm"}', '2026-11-27 08:38:44.60207+00', '972a40d8-2d3a-50c1-449b-49a0b84316b8', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('6c7avcvkfad6abj0zdzdnq4cdz', '{"article": "5p4cw7br52s4a59zggh2wddetm"}', '2026-11-27 08:38:44.647532+00', '7286047c-09c2-4f53-8da7-0c760e468165', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('3bdxtvf3dvbregcb0gf4wn7tpw', '{"article": "5p4cw7br52s4a59zggh2wddetm"}', '2026-11-27 08:38:44.751023+00', 'c5fd6f28-6204-79f1-8434-37ad43f2feee', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('64mcrvbb160fmc6yct0gwchda8', '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', '2026-11-27 08:38:44.95179+00', '4caeb8fd-d098-93d0-e128-027229ca65ce', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('4tx09fqrw8fh524s47rzjxfm3z', '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', '2026-11-27 08:38:45.034445+00', '7cf35f02-2328-1089-7ab5-13c22e89f876', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('79a1k8pbv03ew3hf3epfdec62f', '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', '2026-11-27 08:38:45.080662+00', '11c53f40-af8e-4135-e54d-0a1d5512a14a', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('4t2hkfdhcdc4t51zbthd2b66tz', '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', '2026-11-27 08:38:45.116799+00', '43f8a270-0cbb-8f12-4a3f-76cd76f8d6a0', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('6sjtq9rbgxyv4schayg1603z7y', '{"article": "34fa9ry7qneq1nb8e84ejz2p3s"}', '2026-11-27 08:38:45.441606+00', 'b62e98b0-8836-9cb7-f279-d76a2cffda83', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('05fg4pt65k5newqk35ks1gf2sc', '{"article": "34fa9ry7qneq1nb8e84ejz2p3s"}', '2026-11-27 08:38:45.526491+00', 'a38ba86e-1928-4f95-2cfe-44bca356c0f7', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('74hhvkwdc6982dq8gkqvj6t25c', '{"article": "55xfbvsq2dvs9hk88j5g8r9ha2"}', '2026-11-27 08:38:45.769354+00', '6f7d609f-df95-6c9f-f78a-42ca8750d755', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('2y8vfwcztvjef341pcrvd044dk', '{"article": "55xfbvsq2dvs9hk88j5g8r9ha2"}', '2026-11-27 08:38:45.865933+00', '4d43ee3c-3cbd-a59d-882e-463f792067dc', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('4qpt0aa82ztv3frp4z7v2kz5am', '{"article": "55xfbvsq2dvs9hk88j5g8r9ha2"}', '2026-11-27 08:38:45.944307+00', 'f1121a53-cb48-7a07-519b-0a4f1ed3ecdb', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('6pjxzjrbnt4brz0m7671h8vnqh', '{"article": "55xfbvsq2dvs9hk88j5g8r9ha2"}', '2026-11-27 08:38:46.015264+00', 'fd9c3153-4544-7a89-3249-92b04f1c1cf8', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('1yhy7cqdr3ncb6kqxcw9gb4nfn', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:09.586849+00', 'ac78e350-3b31-027a-299f-83729e580b83', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('3pwmyzakjcn08tawp8x4n9y2nb', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:09.625921+00', 'd9204760-2669-da0c-052a-63eaceb18608', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('344mp5k4xxebsm08hy6qdwb2pj', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:09.659404+00', 'f23f8aff-b899-6db7-904b-e4cc87c99d37', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('234ctbjeqxh586j3zbprh87dq5', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:09.740668+00', 'afc5743a-3468-2f4d-f0ec-b531b995fd71', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('17tysmm6gj1hhnetrjkvy0de3r', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:09.827274+00', '3b630bcf-7a0b-0969-c9e1-de4ea33c1363', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('232ddx87q87x45ny0kg49mvccw', '{"article": "7qewn2t542fxd52vxkwp354szw"}', '2026-11-27 08:39:10.729339+00', '6e0439aa-dcf8-c9bc-bfb4-5262d0f39262', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core'),
	('6b8z1esygppy8gtpwave0wx7jr', '{"article": "7h6fpz90e15nwxdsnjbc1we99p"}', '2026-11-27 08:39:10.865659+00', '67b5c6c9-0270-4e34-daed-4f453f78facc', 'Newsroom.Core.Annotations.LiveNote, Newsroom.Core');

-- Data for Name: mt_event_progression; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_event_progression VALUES
	('stories:All', 180, '2026-11-27 08:41:13.565202+00'),
	('articles:All', 180, '2026-11-27 08:41:13.762141+00'),
	('HighWaterStuckGap', 172, '2026-11-27 08:39:24.04117+00'),
	('HighWaterMark', 180, '2026-11-27 08:41:13.350157+00'),
	('reanchoring:All', 180, '2026-11-27 08:41:13.550465+00'),
	('newsroom:moments', 176, '2026-11-27 08:39:30.017259+00'),
	('embargoes:All', 180, '2026-11-27 08:41:13.864933+00'),
	('memberships:All', 180, '2026-11-27 08:41:13.591747+00'),
	('annotations:All', 180, '2026-11-27 08:41:13.631024+00'),
	('HighWaterAllocationFence', 180, '2026-11-27 08:41:19.878036+00'),
	('open_embargoes:All', 180, '2026-11-27 08:41:13.577089+00');

-- Data for Name: mt_events; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_events VALUES
	(1, '7178f00c-bce1-88cd-810f-dccb36806378', 'story/coree-du-nord-russie', 1, '{"title": "La Corée du Nord dans la guerre russe en Ukraine", "summary": "Obus, missiles, ingénieurs, peut-être des soldats : ce que Pyongyang fournit à Moscou, ce qu’il en obtient, et ce qui en est établi."}', NULL, 'story_opened', '2024-10-14 06:48:12+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryOpened, Newsroom.Core', 'archive-0', NULL, '{"reason": "Trois rédactions en parlent depuis vendredi ; il nous faut un dossier unique."}', 'helene.marchetti', false),
	(2, 'e68dde55-d4d0-85c6-9038-10f161cea8a3', 'article/7wn7qhepangj87sh5fh6qq6ay9', 1, '{"url": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass", "copyOf": null, "outlet": "L’Helvète", "content": {"body": "Séoul et Kiev l’affirment: six militaires nord-coréens ont péri la semaine dernière dans la partie du Donbass que tient Moscou, sous des missiles ukrainiens. Qu’est-ce que Pyongyang vient chercher là?\n\nPhoto: Vladimir Poutine et son hôte Kim Jong-un à Pyongyang, en juin 2024. Image: Alpimage\n\nAline Berthoud\n\nQue faisaient ces six hommes si loin de chez eux? Personne ne le sait au juste. Kiev et Séoul parlent de morts nord-coréens en territoire occupé; Moscou n’en reconnaît aucun. Jeudi, le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire.\n\nPour Kim Yong-hyun, ministre de la Défense à Séoul, il n’y a pas là de surprise: des militaires du Nord se trouvaient déjà dans la zone des combats. Kim Jong-un, juge-t-il, espère surtout se faire payer au prix fort sa loyauté.\n\nUn traité, puis des ingénieurs\n\nLe marché paraît inégal: d’un côté une puissance nucléaire, de l’autre un Etat parmi les plus démunis de la planète. Mais le second possède ce qui manque à l’armée du premier, des dépôts pleins. En juin 2024, les deux dirigeants ont signé un pacte par lequel chacun promet son aide à l’autre si on l’attaque. On n’avait plus vu pareille proximité depuis la guerre froide. Des ingénieurs militaires nord-coréens auraient aussitôt gagné les régions occupées pour y rebâtir, ce qui libère autant de Russes pour le front.\n\nLe poids des caisses\n\nWashington tient les comptes. D’après le Département d’Etat, 11''000 conteneurs de munitions ont pris la mer depuis 2022 entre les ports nord-coréens et la Russie. L’an passé, Pyongyang aurait livré la moitié, à peu près, des munitions de gros calibre tirées au front, c’est-à-dire plus de deux millions de cartouches. Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.\n\nS’y ajoutent des dizaines de missiles KN-23, des engins balistiques de courte portée essayés en 2019 et souvent rapprochés de l’Iskander-M russe. Les services de sécurité ukrainiens leur imputent des dizaines de victimes l’hiver dernier, puis des tirs sur Kiev en août. La plupart, écrit le «Guardian», sont sortis d’usine exprès pour Moscou.\n\nSans ces envois, la Russie n’aurait pas tenu un tel rythme, estime l’analyste américain Michael Kofman dans «Foreign Policy». Ils lui ont donné, l’an dernier, trois coups de canon pour un coup ukrainien, à l’heure où Kiev quémandait des obus à ses alliés.\n\nA lire aussi: Dans les couloirs de Genève, la diplomatie de l’ombre\n\nCe que Kim espère\n\nSortir de la solitude, d’abord. Hors la Chine, son régime ne commerce ni ne parle avec presque personne; une clause passée inaperçue du pacte de juin engage Moscou à plaider son entrée dans des cercles comme les BRICS. Essayer ses armes et aguerrir ses hommes, ensuite.\n\nReste la question qui inquiète les chancelleries: jusqu’où la Russie partagera-t-elle ses techniques? Avions de combat, chars, missiles: la liste est longue. Un premier acompte a peut-être été versé, car des engins nord-coréens tombés cette année sur l’Ukraine rappellent de très près de vieux modèles soviétiques.\n", "kind": "report", "spans": [{"end": 292, "kind": "caption", "label": null, "start": 202}, {"end": 308, "kind": "byline", "label": null, "start": 294}, {"end": 822, "kind": "heading", "label": null, "start": 792}, {"end": 1363, "kind": "heading", "label": null, "start": 1343}, {"end": 2422, "kind": "related", "label": null, "start": 2355}, {"end": 2441, "kind": "heading", "label": null, "start": 2424}], "title": "Pourquoi des soldats de Kim meurent dans le Donbass", "byline": "Aline Berthoud", "language": "fr", "published": "2024-10-11T13:30:00Z"}, "canonicalUrl": "https://www.helvete.example/monde/six-soldats-nord-coreens-tues-dans-le-donbass"}', NULL, 'article_filed', '2024-10-14 07:11:40+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'archive-1', NULL, '{"reason": "Paru vendredi après-midi, versé à la reprise du lundi."}', 'camille.roux', false),
	(3, 'fad1f368-199e-8a34-b885-44277e82216e', 'story/coree-du-nord-russie', 2, '{"article": "7wn7qhepangj87sh5fh6qq6ay9"}', NULL, 'article_attached', '2024-10-14 07:13:05+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-2', NULL, NULL, 'camille.roux', false),
	(4, '2e4fd664-b4e6-891b-9451-bb6cac43933f', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 1, '{"body": "Démenti du jeudi 10 octobre. Porte-t-il sur les six morts, ou sur toute présence nord-coréenne ? L’article ne tranche pas. Face à lui, Kiev et Séoul affirment. À traiter comme une contradiction ouverte : ni l’un ni l’autre en fait acquis.", "tags": ["démenti", "moscou", "à vérifier"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2024-10-14 07:39:27+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-3', NULL, NULL, 'nadia.belkacem', false),
	(5, '9c4c8103-54f6-8b85-b83d-9336b76543a0', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 1, '{"body": "Chiffre rond, cumulé, attribué au Département d’État sans date ni document. À dater avant de le reprendre : un cumul ne se compare pas d’un mois à l’autre.", "tags": ["chiffres", "conteneurs"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1484, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1426, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2024-10-14 07:57:53+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-4', NULL, NULL, 'camille.roux', false),
	(6, '7ff4a459-7ff8-880f-b83f-409529051174', 'annotation/7t5dc4ysccg7b54525tw3k6sqy', 1, '{"body": "« Cartouches » est sans doute « rounds » mal traduit : il s’agit de coups d’artillerie. Et de quelle année parle-t-on ? « L’an passé », donc 2023, si l’on se fie à la date de parution.", "tags": ["chiffres", "obus", "traduction"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1681, "exact": "plus de deux millions de cartouches", "start": 1646, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ". Par gros calibre, on entend ic"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2024-10-14 08:20:36+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-5', NULL, NULL, 'nadia.belkacem', false),
	(7, '363bc207-2414-8bd6-8879-35f0988f3a3a', 'annotation/5vv1td7xpa7r4gnj4pk7bt199g', 1, '{"body": "Cette définition ferait d’une mitrailleuse une pièce de gros calibre. Appliquée à un décompte d’obus, elle n’a pas de sens. Écrire à L’Helvète.", "tags": ["erreur", "obus"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 1752, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1683, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2024-10-14 08:32:09+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-6', NULL, NULL, 'nadia.belkacem', false),
	(8, '3b2b771b-e4ee-8dd5-a3d6-30f034d117d8', 'annotation/163tp3fpv71bdywppn9apck87s', 1, '{"body": "La frappe serait du 3 octobre. Or la « semaine dernière », pour nous qui lisons le 14, court du 7 au 13. Date fausse ?", "tags": ["date", "à vérifier"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 83, "exact": "six militaires nord-coréens ont péri la semaine dernière", "start": 27, "prefix": "Séoul et Kiev l’affirment: ", "suffix": " dans la partie du Donbass que t"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2024-10-14 09:04:48+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-7', NULL, NULL, 'bastien.leclerc', false),
	(9, '1778372a-69fe-8f11-b939-4077ece60c37', 'annotation/163tp3fpv71bdywppn9apck87s', 2, '{"body": "Compte depuis la parution, pas depuis aujourd’hui : l’article est du 11, la semaine d’avant va du 30 septembre au 6 octobre. Le 3 y tombe.", "reply": "2wrqf6qn7tmr8919ydqdzw14ae"}', NULL, 'annotation_replied', '2024-10-14 09:41:15+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-8', NULL, NULL, 'camille.roux', false),
	(10, '9f03d7a1-5800-8b50-a832-bd3cf2ec6a64', 'annotation/163tp3fpv71bdywppn9apck87s', 3, '{}', NULL, 'annotation_withdrawn', '2024-10-14 10:02:30+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationWithdrawn, Newsroom.Core', 'archive-9', NULL, '{"reason": "Erreur de ma part : je comptais depuis notre date de versement et non depuis la parution."}', 'bastien.leclerc', false),
	(11, '0bc5a078-fc2f-8358-8064-6832c34a4267', 'article/5p4cw7br52s4a59zggh2wddetm', 1, '{"url": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang", "copyOf": null, "outlet": "Veille Ukraine", "content": {"body": "Traduction automatique depuis l’anglais. Certaines phrases peuvent manquer de naturel.\n\nPyongyang n’en est pas à son coup d’essai auprès de l’armée russe : voilà près de deux ans qu’il la ravitaille. D’après Kyrylo Boudanov, le patron du renseignement militaire ukrainien, les expéditions engagées à la fin de 2022 se montent à présent à 2,8 millions d’obus chaque année. Les usines russes, elles, en sortiraient 2,9 millions : l’écart n’est que de 100 000.\n\nDes missiles balistiques ont suivi à partir des derniers mois de 2023, avec des équipages nord-coréens chargés de l’entretien des lanceurs. Tirés le plus souvent de stocks âgés, ils volent de façon inégale : beaucoup manquent la cible militaire et ravagent des quartiers habités.\n\nPhoto : une gare de marchandises dans l’est de l’Ukraine. (Archives Veille Ukraine)\n\nRien de cela n’est gratuit. En juin 2024, Vladimir Poutine et Kim Jong-un ont paraphé dans la capitale nord-coréenne un traité d’assistance. Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée. Moscou montrerait aussi au régime comment tourner les sanctions et fortifierait ses moyens atomiques : charges tactiques de faible puissance, tir de missiles depuis des sous-marins. L’affirmation inquiète ; aucune source indépendante ne l’a pour l’heure corroborée.\n\nFaut-il y voir un aveu de faiblesse ? Naguère, à Moscou, on traitait ce voisin d’« État pygmée ». Le front, pourtant, ne donne guère raison aux optimistes. Sur 1 000 km, les Russes poussent partout à la fois et gagnent du terrain, quoi qu’il leur en coûte : plus de 600 000 tués et blessés, calcule Washington. Pokrovsk, nœud logistique de l’Est, se voit peu à peu cernée, et les hauteurs autour de Vouhledar sont tombées.\n\nKiev doute aussi de ses amis. L’aide de l’Ouest, déjà mesurée, pourrait fondre : Donald Trump, s’il était élu, en supprimerait une grande part, et Kamala Harris ne garantit rien. Berlin, deuxième bailleur, a annoncé des coupes ; Paris de même.\n\nD’où un effort diplomatique. Le 13 octobre, Volodymyr Zelensky a fait valoir que l’entrée en scène de Pyongyang commandait à l’Ukraine et à ses partenaires de se rapprocher encore.\n\nQue vaudront ces soldats ? Nul ne le sait. Ils n’ont pas connu la guerre des drones, ces engins à bas prix qui font désormais la loi au front, et auront quelques semaines pour s’y faire. Le général Boudanov, lui, ne s’en réjouit pas. Le gros des Russes, à l’entendre, se bat sans envie ; les hommes de Kim arrivent endoctrinés, et leurs proches, au pays, pourraient payer de leur vie une défaillance. Ils ôtent des soucis à l’ennemi, résume-t-il, et il y a de quoi s’en faire.\n", "kind": "analysis", "spans": [{"end": 86, "kind": "disclaimer", "label": null, "start": 0}, {"end": 823, "kind": "caption", "label": null, "start": 740}], "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://veille-ukraine.example/fr/obus-et-hommes-de-pyongyang"}', NULL, 'article_filed', '2024-10-15 06:34:21+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'archive-10', NULL, '{"reason": "Page sans date ni signature : on laisse les deux inconnues. Le texte cite une déclaration du 13 octobre, il ne peut être plus ancien."}', 'bastien.leclerc', false),
	(12, '479e9871-99fd-829b-821a-5da2be103db5', 'story/coree-du-nord-russie', 3, '{"article": "5p4cw7br52s4a59zggh2wddetm"}', NULL, 'article_attached', '2024-10-15 06:35:44+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-11', NULL, NULL, 'bastien.leclerc', false),
	(13, '8a37b140-60f1-88ec-8aba-3fb49152478b', 'annotation/3r8srbk71gjh1331pbh8mm3qfv', 1, '{"body": "Phrase inintelligible, passée par une machine. « Homologues » doit traduire « counterparts », mis pour des contreparties. Ne rien citer de cette phrase tant qu’elle n’est pas reprise.", "tags": ["traduction", "à ne pas citer"], "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1124, "exact": "Il existe une entente cachée qui marche avec ses homologues : la Russie le savoir paie et – argent sont contre hommes reçus et du nord-coréens missiles Corée.", "start": 966, "prefix": "oréenne un traité d’assistance. ", "suffix": " Moscou montrerait aussi au régi"}, "revision": 1, "motivation": "editing"}', NULL, 'annotation_posted', '2024-10-15 07:09:58+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-12', NULL, NULL, 'yann.kervella', false),
	(28, '0bf48ebd-38ca-8d40-8612-e872b873dd8d', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 4, '{"method": "unchanged", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-17 15:31:26.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-25', '0306c696-4b95-8981-8591-f947f2624465', NULL, 'reanchoring', false),
	(14, '51b04b83-3caf-8e94-8af9-6da3e59889e6', 'annotation/6c7avcvkfad6abj0zdzdnq4cdz', 1, '{"body": "Une seule source, Boudanov, partie au conflit. Le texte met ce chiffre en regard des 2,9 millions d’obus que produirait la Russie : ne pas confondre ce qui est livré et ce qui est fabriqué.", "tags": ["chiffres", "obus"], "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 370, "exact": "2,8 millions d’obus chaque année", "start": 338, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2024-10-15 07:31:17+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-13', NULL, NULL, 'nadia.belkacem', false),
	(15, 'cefa0e19-1cef-874c-9465-5571b7dbefef', 'annotation/3bdxtvf3dvbregcb0gf4wn7tpw', 1, '{"body": "Charges tactiques, tir depuis des sous-marins : l’article ne dit pas qui l’affirme et reconnaît lui-même que personne d’autre ne le confirme. À ranger dans ce que nous ignorons.", "tags": ["nucléaire", "non corroboré"], "article": "5p4cw7br52s4a59zggh2wddetm", "passage": {"end": 1390, "exact": "L’affirmation inquiète ; aucune source indépendante ne l’a pour l’heure corroborée.", "start": 1307, "prefix": "issiles depuis des sous-marins. ", "suffix": "\n\nFaut-il y voir un aveu de faib"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2024-10-15 07:54:33+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-14', NULL, NULL, 'nadia.belkacem', false),
	(16, '299ac293-37c0-888a-8ab9-1199324bbb51', 'annotation/3r8srbk71gjh1331pbh8mm3qfv', 2, '{"body": "J’ai tenté de remonter à l’anglais : un accord secret où chacun donne sa part, argent et savoir-faire d’un côté, hommes et missiles de l’autre. Ce n’est qu’une conjecture.", "reply": "542myy47rfabhwsbz5xck7een8"}', NULL, 'annotation_replied', '2024-10-15 09:22:06+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-15', NULL, NULL, 'bastien.leclerc', false),
	(17, '9b0a4992-a665-8246-b936-15d8a030fdea', 'annotation/6c7avcvkfad6abj0zdzdnq4cdz', 2, '{"body": "L’Helvète donne plus de deux millions pour 2023 et « la moitié » de ce que tire l’armée russe. Les deux chiffres ne se recouvrent pas : ni la même année, ni le même périmètre.", "reply": "1ejh059k5khknk7002bebgcgyr"}', NULL, 'annotation_replied', '2024-10-16 08:10:49+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-16', NULL, NULL, 'camille.roux', false),
	(18, '6d85a27d-5bcf-86f7-9793-61672615a777', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 2, '{"body": "Le service étranger confirme que ce total est celui qu’avance Washington. C’est une estimation américaine, pas un relevé portuaire.", "reply": "04meqf43aa4tzgc8d7hvt6x9mh"}', NULL, 'annotation_replied', '2024-10-16 13:46:22+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-17', NULL, NULL, 'camille.roux', false),
	(19, 'ea11f678-a65b-89c9-aa21-1eab2c962b5c', 'article/5wtemqm4qyqy6kc71bp0kmpq8s', 1, '{"url": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats", "copyOf": null, "outlet": "Le Phare international", "content": {"body": "Tribune\n\nLa guerre d’Ukraine tourne mal pour Moscou et Kim Jong-un s’en frotte les mains. Le voilà utile, donc courtisé. Ses arsenaux lui ouvrent un comptoir où il troque des munitions contre des vivres et, plus encore, contre des secrets : missiles, atome militaire.\n\nNe nous payons pas de mots : après les caisses viendront les hommes. Tout porte à croire qu’il enverra ses régiments mourir sur la terre ukrainienne, car la monnaie dont il ne manque jamais, ce sont des vies.\n\nLe 7 octobre, jour où le maître du Kremlin fêtait ses 72 ans, il l’a salué comme le plus cher de ses camarades et a promis de porter plus haut l’entente des deux capitales. Cette entente a son texte : le pacte de juin dernier, par lequel chacun jure de secourir l’autre en cas d’agression.\n\nLe lendemain, le titulaire de la Défense à Séoul, Kim Yong-kyun, jugeait très probable l’envoi en Ukraine d’unités régulières du Nord. Ce serait le pacte mis en pratique.\n\nLes Russes cherchent des fantassins aguerris ; Pyongyang en a sous les drapeaux 1,32 million, quatrième armée de la planète. Il y a déjà eu des morts : des officiels de Kiev et de Séoul assurent qu’un missile ukrainien a tué des Nord-Coréens au début d’octobre près de Donetsk, en zone occupée.\n\nJetés en nombre dans la bataille, ils y tiendraient l’emploi qui fut, voici un an, celui des hommes de Wagner : de la chair à canon.\n\nÀ lire aussi : Taïwan, l’autre horloge\n\nPour les armes, le doute n’est plus permis. Américains et Sud-Coréens ont dénombré des milliers de conteneurs de matériel militaire partis vers la Russie. À la mi-septembre, devant la conférence de Yalta réunie à Kiev, Kyrylo Boudanov, qui dirige le renseignement militaire ukrainien, avouait que ces munitions faisaient grand mal aux siens et que nul remède n’existait encore. De tous les fournisseurs de l’ennemi, laissait-il entendre, c’est le pire.\n\nEt la contrepartie ? En recevant Kim voici un an, Poutine s’était engagé à l’aider pour ses satellites. Il y a peut-être plus grave : le 8 octobre, des élus et des militaires de Séoul ont fait état d’indices d’un chantier de sous-marin à propulsion nucléaire, le premier du Nord. Portera-t-il des torpilles, des missiles de croisière, de quoi riposter à une première frappe ? On l’ignore.\n\nPékin regarde et compte les points. Tout ce que l’Ouest dépense en Ukraine lui manquera en Asie. Mais l’attelage est fragile : la paix revenue, une Russie pressée de retrouver les marchés de capitaux pourrait vite oublier son voisin.\n\nL’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.\n\nSoutenez-nous. Le Phare international vit sans subvention, sans parti et sans grand actionnaire. Certains voudraient nous voir nous taire ; chaque don, même modeste, nous aide à paraître encore demain.\n", "kind": "opinion", "spans": [{"end": 1410, "kind": "related", "label": null, "start": 1372}, {"end": 2577, "kind": "disclaimer", "label": null, "start": 2491}, {"end": 2780, "kind": "appeal", "label": null, "start": 2579}], "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "language": "fr", "published": "2024-10-12T05:00:00Z"}, "canonicalUrl": "https://www.phare-international.example/tribunes/2024/10/kim-vend-ses-soldats"}', NULL, 'article_filed', '2024-10-17 07:18:35+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'archive-18', NULL, '{"reason": "Versé avec cinq jours de retard : la rubrique Tribunes n’était pas suivie."}', 'bastien.leclerc', false),
	(20, '02c42a3c-d0d5-8d94-90fe-5ce7458ea55b', 'story/coree-du-nord-russie', 4, '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', NULL, 'article_attached', '2024-10-17 07:21:02+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-19', NULL, NULL, 'bastien.leclerc', false),
	(21, 'e825f829-f3c7-8091-94e2-e090d88dedb0', 'annotation/64mcrvbb160fmc6yct0gwchda8', 1, '{"body": "L’Helvète écrit Kim Yong-hyun. Même fonction, même semaine : c’est le même homme, sous deux graphies.", "tags": ["noms", "séoul"], "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 833, "exact": "le titulaire de la Défense à Séoul, Kim Yong-kyun", "start": 784, "prefix": "cas d’agression.\n\nLe lendemain, ", "suffix": ", jugeait très probable l’envoi "}, "revision": 1, "motivation": "identifying"}', NULL, 'annotation_posted', '2024-10-17 07:50:14+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-20', NULL, NULL, 'yann.kervella', false),
	(22, 'bcc445c3-5ca2-895a-b5f9-629a220f489a', 'annotation/4tx09fqrw8fh524s47rzjxfm3z', 1, '{"body": "Graphie à retenir, sous réserve. Le Phare international imprime Kim Yong-kyun.", "tags": ["noms", "séoul"], "article": "7wn7qhepangj87sh5fh6qq6ay9", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "revision": 1, "motivation": "identifying"}', NULL, 'annotation_posted', '2024-10-17 07:56:41+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-21', NULL, NULL, 'yann.kervella', false),
	(23, '8aa28ab5-6561-8f0e-9aea-afd4956bbecf', 'annotation/79a1k8pbv03ew3hf3epfdec62f', 1, '{"body": "C’est une tribune : prévisions et jugements sont de l’auteur. Seuls y sont exploitables les faits datés et attribués. L’appel aux dons qui suit n’est pas du texte.", "tags": ["opinion"], "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 2577, "exact": "L’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.", "start": 2491, "prefix": "rrait vite oublier son voisin.\n\n", "suffix": "\n\nSoutenez-nous. Le Phare intern"}, "revision": 1, "motivation": "classifying"}', NULL, 'annotation_posted', '2024-10-17 08:29:55+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-22', NULL, NULL, 'nadia.belkacem', false),
	(24, 'b6be643f-c2da-8d97-badb-f11fa5a2682d', 'annotation/4t2hkfdhcdc4t51zbthd2b66tz', 1, '{"body": "Compatible avec les 11 000 de L’Helvète, mais plus vague, et prêté cette fois aux Américains et aux Sud-Coréens. Les deux passages sont à lire ensemble.", "tags": ["chiffres", "conteneurs"], "article": "5wtemqm4qyqy6kc71bp0kmpq8s", "passage": {"end": 1565, "exact": "des milliers de conteneurs de matériel militaire partis vers la Russie", "start": 1495, "prefix": "ins et Sud-Coréens ont dénombré ", "suffix": ". À la mi-septembre, devant la c"}, "revision": 1, "motivation": "linking"}', NULL, 'annotation_posted', '2024-10-17 09:16:20+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-23', NULL, NULL, 'camille.roux', false),
	(25, '1489bf4c-b3a6-8899-a5c6-4689f4763c01', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 3, '{}', NULL, 'annotation_resolved', '2024-10-17 10:40:08+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationResolved, Newsroom.Core', 'archive-24', NULL, '{"reason": "Origine établie : estimation du Département d’État. Les « milliers » du Phare ne la contredisent pas."}', 'nadia.belkacem', false),
	(26, '0306c696-4b95-8981-8591-f947f2624465', 'article/7wn7qhepangj87sh5fh6qq6ay9', 2, '{"content": {"body": "Séoul et Kiev l’affirment: six militaires nord-coréens ont péri la semaine dernière dans la partie du Donbass que tient Moscou, sous des missiles ukrainiens. Qu’est-ce que Pyongyang vient chercher là?\n\nPhoto: Vladimir Poutine et son hôte Kim Jong-un à Pyongyang, en juin 2024. Image: Alpimage\n\nAline Berthoud\n\nQue faisaient ces six hommes si loin de chez eux? Personne ne le sait au juste. Kiev et Séoul parlent de morts nord-coréens en territoire occupé; Moscou n’en reconnaît aucun. Jeudi, le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire.\n\nPour Kim Yong-hyun, ministre de la Défense à Séoul, il n’y a pas là de surprise: des militaires du Nord se trouvaient déjà dans la zone des combats. Kim Jong-un, juge-t-il, espère surtout se faire payer au prix fort sa loyauté.\n\nMise à jour du 17 octobre: Volodymyr Zelensky a réagi dimanche. L’arrivée des Nord-Coréens, a-t-il plaidé le 13 octobre, appelle des liens plus serrés entre l’Ukraine et ceux qui la soutiennent.\n\nLe poids des caisses\n\nWashington tient les comptes. D’après le Département d’Etat, 11''000 conteneurs de munitions ont pris la mer depuis 2022 entre les ports nord-coréens et la Russie. L’an passé, Pyongyang aurait livré la moitié, à peu près, des munitions de gros calibre tirées au front, c’est-à-dire plus de deux millions de cartouches. Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.\n\nS’y ajoutent des dizaines de missiles KN-23, des engins balistiques de courte portée essayés en 2019 et souvent rapprochés de l’Iskander-M russe. Les services de sécurité ukrainiens leur imputent des dizaines de victimes l’hiver dernier, puis des tirs sur Kiev en août. La plupart, écrit le «Guardian», sont sortis d’usine exprès pour Moscou.\n\nSans ces envois, la Russie n’aurait pas tenu un tel rythme, estime l’analyste américain Michael Kofman dans «Foreign Policy». Ils lui ont donné, l’an dernier, trois coups de canon pour un coup ukrainien, à l’heure où Kiev quémandait des obus à ses alliés.\n\nUn traité, puis des ingénieurs\n\nLe marché paraît inégal: d’un côté une puissance nucléaire, de l’autre un Etat parmi les plus démunis de la planète. Mais le second possède ce qui manque à l’armée du premier, des dépôts pleins. En juin 2024, les deux dirigeants ont signé un pacte par lequel chacun promet son aide à l’autre si on l’attaque. On n’avait plus vu pareille proximité depuis la guerre froide. Des ingénieurs militaires nord-coréens auraient aussitôt gagné les régions occupées pour y rebâtir, ce qui libère autant de Russes pour le front.\n\nA lire aussi: Dans les couloirs de Genève, la diplomatie de l’ombre\n\nCe que Kim espère\n\nSortir de la solitude, d’abord. Hors la Chine, son régime ne commerce ni ne parle avec presque personne; une clause passée inaperçue du pacte de juin engage Moscou à plaider son entrée dans des cercles comme les BRICS. Essayer ses armes et aguerrir ses hommes, ensuite.\n\nReste la question qui inquiète les chancelleries: jusqu’où la Russie partagera-t-elle ses techniques? Avions de combat, chars, missiles: la liste est longue. Un premier acompte a peut-être été versé, car des engins nord-coréens tombés cette année sur l’Ukraine rappellent de très près de vieux modèles soviétiques.\n", "kind": "report", "spans": [{"end": 292, "kind": "caption", "label": null, "start": 202}, {"end": 308, "kind": "byline", "label": null, "start": 294}, {"end": 1008, "kind": "heading", "label": null, "start": 988}, {"end": 2030, "kind": "heading", "label": null, "start": 2000}, {"end": 2618, "kind": "related", "label": null, "start": 2551}, {"end": 2637, "kind": "heading", "label": null, "start": 2620}], "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "language": "fr", "published": null}, "revision": 2}', NULL, 'article_revised', '2024-10-17 15:31:26+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'archive-25', NULL, '{"reason": "L’Helvète a remanié sa page dans l’après-midi : titre, ordre des parties, réaction de Kiev."}', 'bastien.leclerc', false),
	(27, '86e30c9f-08c1-89c5-af49-ff328b6ddcfb', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 2, '{"method": "unchanged", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-17 15:31:26.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-25', '0306c696-4b95-8981-8591-f947f2624465', NULL, 'reanchoring', false),
	(29, '94e5037d-f24e-891a-be94-065fad573a66', 'annotation/7t5dc4ysccg7b54525tw3k6sqy', 2, '{"method": "unchanged", "passage": {"end": 1326, "exact": "plus de deux millions de cartouches", "start": 1291, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ". Par gros calibre, on entend ic"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-17 15:31:26.003+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-25', '0306c696-4b95-8981-8591-f947f2624465', NULL, 'reanchoring', false),
	(30, '857cbc99-1d49-8237-846c-76bf48eabb7e', 'annotation/5vv1td7xpa7r4gnj4pk7bt199g', 2, '{"method": "unchanged", "passage": {"end": 1397, "exact": "Par gros calibre, on entend ici tout ce qui dépasse 9,53 millimètres.", "start": 1328, "prefix": "de deux millions de cartouches. ", "suffix": "\n\nS’y ajoutent des dizaines de m"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-17 15:31:26.004+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-25', '0306c696-4b95-8981-8591-f947f2624465', NULL, 'reanchoring', false),
	(31, '6abf48b0-cd46-846c-85b9-c33d68c75c1b', 'annotation/4tx09fqrw8fh524s47rzjxfm3z', 2, '{"method": "unchanged", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-17 15:31:26.005+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-25', '0306c696-4b95-8981-8591-f947f2624465', NULL, 'reanchoring', false),
	(32, 'b1c96ad1-0a82-8bd3-887c-a351e2d7b544', 'story/coree-du-nord-russie', 5, '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', NULL, 'article_detached', '2024-10-18 08:03:19+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleDetached, Newsroom.Core', 'archive-26', NULL, '{"reason": "Une tribune n’a pas sa place parmi les sources du point, tant que l’on n’en a pas parlé."}', 'helene.marchetti', false),
	(33, 'f8750bbe-52c1-83aa-bdca-e26cb28309bc', 'annotation/79a1k8pbv03ew3hf3epfdec62f', 2, '{"body": "Elle est la seule à donner la déclaration du 8 octobre à Séoul. Gardons-la, signalée comme opinion.", "reply": "11df257y4z2rh0fq2kq67tzjcc"}', NULL, 'annotation_replied', '2024-10-18 12:19:57+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-27', NULL, NULL, 'camille.roux', false),
	(34, '571a7912-7df8-881a-8d16-28b81060960e', 'story/coree-du-nord-russie', 6, '{"article": "5wtemqm4qyqy6kc71bp0kmpq8s"}', NULL, 'article_attached', '2024-10-18 13:01:11+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-28', NULL, '{"reason": "Rattachée : seul texte à rapporter la déclaration du 8 octobre. À citer pour les faits, jamais pour les prévisions."}', 'helene.marchetti', false),
	(35, 'b4e2d38a-c234-8afd-89be-1cd8c6adb99d', 'story/coree-du-nord-russie', 7, '{"brief": {"known": ["Moscou et Pyongyang sont liés depuis juin 2024 par un pacte d’assistance militaire.", "Six militaires nord-coréens ont été tués début octobre dans le Donbass.", "La Corée du Nord livre chaque année 2,8 millions d’obus à la Russie.", "Elle lui a expédié 11 000 conteneurs de munitions depuis 2022."], "unknown": ["Le nombre de soldats nord-coréens présents.", "Ce que la Russie donne en échange."], "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons"}}', NULL, 'brief_drafted', '2024-10-18 16:42:38+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-29', NULL, NULL, 'camille.roux', false),
	(36, '506e85b6-c9c7-8e29-a996-693088079eb3', 'story/coree-du-nord-russie', 8, '{"brief": {"known": ["Moscou et Pyongyang sont liés depuis juin 2024 par un pacte d’assistance en cas d’agression.", "Kiev et Séoul affirment que six militaires nord-coréens ont été tués début octobre dans le Donbass occupé. Le Kremlin dément.", "La Corée du Nord livre chaque année 2,8 millions d’obus à la Russie.", "Washington estime à 11 000 le nombre de conteneurs de munitions expédiés depuis 2022.", "Le ministre sud-coréen de la Défense jugeait très probable, le 8 octobre, l’envoi d’unités régulières."], "unknown": ["Si des unités entières sont déjà en route, et combien d’hommes elles compteraient.", "Ce que la Russie donne en échange. Une aide au programme nucléaire est affirmée dans un article ; personne ne l’a corroborée.", "Ce que faisaient sur place les six militaires que l’on dit morts."], "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons"}}', NULL, 'brief_drafted', '2024-10-19 07:28:44+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-30', NULL, '{"reason": "Les six morts sont une affirmation démentie, pas un fait : reformulé. Ajout de la réserve sur le nucléaire."}', 'helene.marchetti', false),
	(37, '899c4e63-fa10-8166-90a1-a4e08f186a05', 'story/coree-du-nord-russie', 9, '{"brief": {"known": ["Moscou et Pyongyang sont liés depuis juin 2024 par un pacte d’assistance en cas d’agression.", "Kiev et Séoul affirment que six militaires nord-coréens ont été tués début octobre dans le Donbass occupé. Le Kremlin dément.", "La Corée du Nord livre chaque année 2,8 millions d’obus à la Russie.", "Washington estime à 11 000 le nombre de conteneurs de munitions expédiés depuis 2022.", "Le ministre sud-coréen de la Défense jugeait très probable, le 8 octobre, l’envoi d’unités régulières."], "unknown": ["Si des unités entières sont déjà en route, et combien d’hommes elles compteraient.", "Ce que la Russie donne en échange. Une aide au programme nucléaire est affirmée dans un article ; personne ne l’a corroborée.", "Ce que faisaient sur place les six militaires que l’on dit morts."], "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons"}, "edition": 1, "audience": "public"}', NULL, 'brief_published', '2024-10-19 08:15:00+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'archive-31', NULL, '{"reason": "Première édition, pour le week-end."}', 'helene.marchetti', false),
	(38, '05ce28f2-cb8a-882c-a9f3-0ce1b4d21eab', 'annotation/6c7avcvkfad6abj0zdzdnq4cdz', 3, '{"body": "Trois ordres de grandeur, qu’il ne faut pas fondre en un seul. 2,8 millions d’obus livrés par an : Boudanov, seul. 2,9 millions produits par an en Russie : même article. Plus de deux millions livrés l’an passé, soit la moitié des tirs : L’Helvète. Si 2,8 s’ajoute à 2,9, la part nord-coréenne est de 49 %, et la « moitié » se tient ; mais deux millions pour moitié supposent quatre millions de tirs, non 5,7.", "tags": ["chiffres", "obus", "désaccord"], "motivation": "questioning"}', NULL, 'annotation_edited', '2024-10-21 07:06:31+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationEdited, Newsroom.Core', 'archive-32', NULL, NULL, 'nadia.belkacem', false),
	(39, '8f15feeb-f5a2-85f1-a186-9b3abb3ae2e9', 'annotation/6c7avcvkfad6abj0zdzdnq4cdz', 4, '{"body": "Notre point de samedi donne le chiffre de Boudanov sans guillemets ni source. C’est une faute ; correction demain.", "reply": "5pfcp0b694nf1kw60em0j6cz2k"}', NULL, 'annotation_replied', '2024-10-21 08:33:50+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-33', NULL, NULL, 'helene.marchetti', false),
	(40, '4a638e80-1abf-8eb2-a1fb-263e0ada5806', 'article/7wn7qhepangj87sh5fh6qq6ay9', 3, '{"notice": "Une version antérieure de cet article parlait de «cartouches» et définissait le gros calibre à partir de 9,53 millimètres. Le chiffre américain porte sur des munitions d’artillerie: le mot a été remplacé et la définition supprimée.", "content": {"body": "Séoul et Kiev l’affirment: six militaires nord-coréens ont péri la semaine dernière dans la partie du Donbass que tient Moscou, sous des missiles ukrainiens. Qu’est-ce que Pyongyang vient chercher là?\n\nPhoto: Vladimir Poutine et son hôte Kim Jong-un à Pyongyang, en juin 2024. Image: Alpimage\n\nAline Berthoud\n\nQue faisaient ces six hommes si loin de chez eux? Personne ne le sait au juste. Kiev et Séoul parlent de morts nord-coréens en territoire occupé; Moscou n’en reconnaît aucun. Jeudi, le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire.\n\nPour Kim Yong-hyun, ministre de la Défense à Séoul, il n’y a pas là de surprise: des militaires du Nord se trouvaient déjà dans la zone des combats. Kim Jong-un, juge-t-il, espère surtout se faire payer au prix fort sa loyauté.\n\nMise à jour du 17 octobre: Volodymyr Zelensky a réagi dimanche. L’arrivée des Nord-Coréens, a-t-il plaidé le 13 octobre, appelle des liens plus serrés entre l’Ukraine et ceux qui la soutiennent.\n\nLe poids des caisses\n\nWashington tient les comptes. D’après le Département d’Etat, 11''000 conteneurs de munitions ont pris la mer depuis 2022 entre les ports nord-coréens et la Russie. L’an passé, Pyongyang aurait livré la moitié, à peu près, des munitions d’artillerie tirées au front, c’est-à-dire plus de deux millions d’obus.\n\nS’y ajoutent des dizaines de missiles KN-23, des engins balistiques de courte portée essayés en 2019 et souvent rapprochés de l’Iskander-M russe. Les services de sécurité ukrainiens leur imputent des dizaines de victimes l’hiver dernier, puis des tirs sur Kiev en août. La plupart, écrit le «Guardian», sont sortis d’usine exprès pour Moscou.\n\nSans ces envois, la Russie n’aurait pas tenu un tel rythme, estime l’analyste américain Michael Kofman dans «Foreign Policy». Ils lui ont donné, l’an dernier, trois coups de canon pour un coup ukrainien, à l’heure où Kiev quémandait des obus à ses alliés.\n\nUn traité, puis des ingénieurs\n\nLe marché paraît inégal: d’un côté une puissance nucléaire, de l’autre un Etat parmi les plus démunis de la planète. Mais le second possède ce qui manque à l’armée du premier, des dépôts pleins. En juin 2024, les deux dirigeants ont signé un pacte par lequel chacun promet son aide à l’autre si on l’attaque. On n’avait plus vu pareille proximité depuis la guerre froide. Des ingénieurs militaires nord-coréens auraient aussitôt gagné les régions occupées pour y rebâtir, ce qui libère autant de Russes pour le front.\n\nA lire aussi: Dans les couloirs de Genève, la diplomatie de l’ombre\n\nCe que Kim espère\n\nSortir de la solitude, d’abord. Hors la Chine, son régime ne commerce ni ne parle avec presque personne; une clause passée inaperçue du pacte de juin engage Moscou à plaider son entrée dans des cercles comme les BRICS. Essayer ses armes et aguerrir ses hommes, ensuite.\n\nReste la question qui inquiète les chancelleries: jusqu’où la Russie partagera-t-elle ses techniques? Avions de combat, chars, missiles: la liste est longue. Un premier acompte a peut-être été versé, car des engins nord-coréens tombés cette année sur l’Ukraine rappellent de très près de vieux modèles soviétiques.\n\nCorrection du 22 octobre: une version antérieure parlait de «cartouches» et donnait une définition fausse. Le chiffre américain porte sur des munitions d’artillerie.\n", "kind": "report", "spans": [{"end": 292, "kind": "caption", "label": null, "start": 202}, {"end": 308, "kind": "byline", "label": null, "start": 294}, {"end": 1008, "kind": "heading", "label": null, "start": 988}, {"end": 1950, "kind": "heading", "label": null, "start": 1920}, {"end": 2538, "kind": "related", "label": null, "start": 2471}, {"end": 2557, "kind": "heading", "label": null, "start": 2540}], "title": "Six soldats de Kim tués dans le Donbass: ce que l’on sait", "byline": "Aline Berthoud", "language": "fr", "published": null}, "revision": 3}', NULL, 'article_corrected', '2024-10-22 06:44:17+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleCorrected, Newsroom.Core', 'archive-34', NULL, '{"reason": "Suite à notre courriel du 14 octobre."}', 'camille.roux', false),
	(41, '8d1671b4-1725-873f-8e81-81f4d371d6ae', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 3, '{"method": "unchanged", "passage": {"end": 560, "exact": "le porte-parole du Kremlin, Dmitri Peskov, a démenti toute l’affaire", "start": 492, "prefix": "ou n’en reconnaît aucun. Jeudi, ", "suffix": ".\n\nPour Kim Yong-hyun, ministre "}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-22 06:44:17.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-34', '4a638e80-1abf-8eb2-a1fb-263e0ada5806', NULL, 'reanchoring', false),
	(42, '8a6d02b1-fa1c-84a1-af17-f09744d180d9', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 5, '{"method": "unchanged", "passage": {"end": 1129, "exact": "11''000 conteneurs de munitions ont pris la mer depuis 2022", "start": 1071, "prefix": " D’après le Département d’Etat, ", "suffix": " entre les ports nord-coréens et"}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-22 06:44:17.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-34', '4a638e80-1abf-8eb2-a1fb-263e0ada5806', NULL, 'reanchoring', false),
	(43, '15c0dbfe-0fc9-8fd7-9127-bb0a2d1f19eb', 'annotation/7t5dc4ysccg7b54525tw3k6sqy', 3, '{"method": "reworded", "passage": {"end": 1316, "exact": "plus de deux millions d’obus", "start": 1288, "prefix": "e tirées au front, c’est-à-dire ", "suffix": ".\n\nS’y ajoutent des dizaines de "}, "revision": 3, "similarity": 0.654}', NULL, 'annotation_reanchored', '2024-10-22 06:44:17.003+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-34', '4a638e80-1abf-8eb2-a1fb-263e0ada5806', NULL, 'reanchoring', false),
	(44, 'db5c3d5f-0c1b-8976-a430-7814fb6c08c2', 'annotation/5vv1td7xpa7r4gnj4pk7bt199g', 3, '{"cause": "rewritten", "revision": 3}', NULL, 'annotation_orphaned', '2024-10-22 06:44:17.004+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', 'archive-34', '4a638e80-1abf-8eb2-a1fb-263e0ada5806', NULL, 'reanchoring', false),
	(45, '28291df2-3ff2-8a93-8c72-3b632c3a85a4', 'annotation/4tx09fqrw8fh524s47rzjxfm3z', 3, '{"method": "unchanged", "passage": {"end": 613, "exact": "Kim Yong-hyun, ministre de la Défense à Séoul", "start": 568, "prefix": " démenti toute l’affaire.\n\nPour ", "suffix": ", il n’y a pas là de surprise: d"}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-22 06:44:17.005+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-34', '4a638e80-1abf-8eb2-a1fb-263e0ada5806', NULL, 'reanchoring', false),
	(46, '2871b430-81c9-82b1-bd62-ec2959ea8429', 'annotation/5vv1td7xpa7r4gnj4pk7bt199g', 4, '{}', NULL, 'annotation_resolved', '2024-10-22 07:29:03+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationResolved, Newsroom.Core', 'archive-35', NULL, '{"reason": "L’Helvète a supprimé la définition."}', 'nadia.belkacem', false),
	(47, 'e8faf5c7-db90-87f0-a1ea-4d3dca2410fa', 'annotation/7t5dc4ysccg7b54525tw3k6sqy', 4, '{"body": "Le mot est corrigé, « obus » désormais. L’année et le périmètre ne le sont pas : la note reste ouverte.", "reply": "5qr1kyb75vta5rdb162c403f8d"}', NULL, 'annotation_replied', '2024-10-22 07:34:40+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-36', NULL, NULL, 'nadia.belkacem', false),
	(48, '8e729443-5c71-8187-b4e1-52d22adf4923', 'story/coree-du-nord-russie', 10, '{"brief": {"known": ["Moscou et Pyongyang sont liés depuis juin 2024 par un pacte d’assistance en cas d’agression.", "Kiev et Séoul affirment que six militaires nord-coréens ont été tués début octobre dans le Donbass occupé. Le Kremlin dément.", "Des livraisons massives d’obus ont lieu ; leur volume est disputé. Boudanov, chef du renseignement militaire ukrainien, avance 2,8 millions par an ; un autre décompte parle de plus de deux millions l’an dernier.", "Washington estime à 11 000 le nombre de conteneurs de munitions expédiés depuis 2022.", "Le ministre sud-coréen de la Défense jugeait très probable, le 8 octobre, l’envoi d’unités régulières."], "unknown": ["Combien d’obus la Corée du Nord livre chaque année : les chiffres ne concordent pas.", "Si des unités entières sont déjà en route, et combien d’hommes elles compteraient.", "Ce que la Russie donne en échange. Une aide au programme nucléaire est affirmée dans un article ; personne ne l’a corroborée.", "Ce que faisaient sur place les six militaires que l’on dit morts."], "headline": "Corée du Nord et Russie : ce que nous savons, ce que nous ignorons"}, "notice": "Nous avons présenté comme établi, le 19 octobre, un total annuel de 2,8 millions d’obus. Il vient d’une seule source, le renseignement militaire ukrainien, et d’autres décomptes en diffèrent. Nous l’attribuons désormais.", "edition": 1}', NULL, 'brief_corrected', '2024-10-22 09:12:55+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefCorrected, Newsroom.Core', 'archive-37', NULL, NULL, 'helene.marchetti', false),
	(49, 'c13e6485-1b21-821b-a22a-db504d68d637', 'article/5p4cw7br52s4a59zggh2wddetm', 2, '{"content": {"body": "Traduit de l’anglais par une machine, relu par un traducteur le 24 octobre 2024.\n\nPyongyang n’en est pas à son coup d’essai auprès de l’armée russe : voilà près de deux ans qu’il la ravitaille. D’après Kyrylo Boudanov, le patron du renseignement militaire ukrainien, les expéditions engagées à la fin de 2022 se montent à présent à 2,8 millions d’obus chaque année. Les usines russes, elles, en sortiraient 2,9 millions : l’écart n’est que de 100 000.\n\nDes missiles balistiques ont suivi à partir des derniers mois de 2023, avec des équipages nord-coréens chargés de l’entretien des lanceurs. Tirés le plus souvent de stocks âgés, ils volent de façon inégale : beaucoup manquent la cible militaire et ravagent des quartiers habités.\n\nPhoto : une gare de marchandises dans l’est de l’Ukraine. (Archives Veille Ukraine)\n\nRien de cela n’est gratuit. En juin 2024, Vladimir Poutine et Kim Jong-un ont paraphé dans la capitale nord-coréenne un traité d’assistance. Moscou montrerait au régime comment tourner les sanctions et fortifierait ses moyens atomiques : charges tactiques de faible puissance, tir de missiles depuis des sous-marins. L’affirmation inquiète ; à ce jour, aucune source indépendante ne l’a corroborée. Le reste du marché demeure confidentiel : des fonds et des compétences d’un côté, des combattants et des fusées de l’autre.\n\nFaut-il y voir un aveu de faiblesse ? Naguère, à Moscou, on traitait ce voisin d’« État pygmée ». Le front, pourtant, ne donne guère raison aux optimistes. Sur 1 000 km, les Russes poussent partout à la fois et gagnent du terrain, quoi qu’il leur en coûte : plus de 600 000 tués et blessés, calcule Washington. Pokrovsk, nœud logistique de l’Est, se voit peu à peu cernée, et les hauteurs autour de Vouhledar sont tombées.\n\nKiev doute aussi de ses amis. L’aide de l’Ouest, déjà mesurée, pourrait fondre : Donald Trump, s’il était élu, en supprimerait une grande part, et Kamala Harris ne garantit rien. Berlin, deuxième bailleur, a annoncé des coupes ; Paris de même.\n\nD’où un effort diplomatique. Le 13 octobre, Volodymyr Zelensky a fait valoir que l’entrée en scène de Pyongyang commandait à l’Ukraine et à ses partenaires de se rapprocher encore.\n\nQue vaudront ces soldats ? Nul ne le sait. Ils n’ont pas connu la guerre des drones, ces engins à bas prix qui font désormais la loi au front, et auront quelques semaines pour s’y faire. Le général Boudanov, lui, ne s’en réjouit pas. Le gros des Russes, à l’entendre, se bat sans envie ; les hommes de Kim arrivent endoctrinés, et leurs proches, au pays, pourraient payer de leur vie une défaillance. Ils ôtent des soucis à l’ennemi, résume-t-il, et il y a de quoi s’en faire.\n", "kind": "analysis", "spans": [{"end": 817, "kind": "caption", "label": null, "start": 734}], "title": "Les hommes et les obus de Pyongyang au secours du Kremlin", "byline": null, "language": "fr", "published": null}, "revision": 2}', NULL, 'article_revised', '2024-10-24 06:56:28+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'archive-38', NULL, '{"reason": "Traduction reprise par le site. La date de parution et l’auteur restent inconnus."}', 'yann.kervella', false),
	(50, '4b47ec99-275e-80f2-a7ec-693b49252865', 'annotation/3r8srbk71gjh1331pbh8mm3qfv', 3, '{"cause": "deleted", "revision": 2}', NULL, 'annotation_orphaned', '2024-10-24 06:56:28.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', 'archive-38', 'c13e6485-1b21-821b-a22a-db504d68d637', NULL, 'reanchoring', false);
INSERT INTO public.mt_events VALUES
	(51, 'd289fe6f-6af9-88cc-a1dd-a04e7ed4f0c1', 'annotation/6c7avcvkfad6abj0zdzdnq4cdz', 5, '{"method": "unchanged", "passage": {"end": 364, "exact": "2,8 millions d’obus chaque année", "start": 332, "prefix": " de 2022 se montent à présent à ", "suffix": ". Les usines russes, elles, en s"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-10-24 06:56:28.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-38', 'c13e6485-1b21-821b-a22a-db504d68d637', NULL, 'reanchoring', false),
	(52, 'e0e657f6-44d3-8893-8af4-f350c57df423', 'annotation/3bdxtvf3dvbregcb0gf4wn7tpw', 2, '{"method": "reworded", "passage": {"end": 1217, "exact": "L’affirmation inquiète ; à ce jour, aucune source indépendante ne l’a corroborée.", "start": 1136, "prefix": "issiles depuis des sous-marins. ", "suffix": " Le reste du marché demeure conf"}, "revision": 2, "similarity": 0.855}', NULL, 'annotation_reanchored', '2024-10-24 06:56:28.003+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-38', 'c13e6485-1b21-821b-a22a-db504d68d637', NULL, 'reanchoring', false),
	(53, 'd25b7c8c-be91-80ec-8be3-e4122b3a7892', 'annotation/3r8srbk71gjh1331pbh8mm3qfv', 4, '{"body": "La phrase a disparu, l’idée revient plus bas en français lisible, toujours sans source. Je laisse la note, pour mémoire.", "reply": "3zz0nh3j4e8151qcknwwhbap95"}', NULL, 'annotation_replied', '2024-10-24 07:20:13+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-39', NULL, NULL, 'yann.kervella', false),
	(90, '60c7b625-4e7b-8c7b-b66f-995a3d77819a', 'annotation/4qpt0aa82ztv3frp4z7v2kz5am', 2, '{"method": "unchanged", "passage": {"end": 2869, "exact": "en offre l’image[11]", "start": 2849, "prefix": "ier que l’on bâtit sur le Tumen ", "suffix": ".\n\nMis à jour le 12 mai 2025.\n\nN"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2025-05-12 07:33:15.003+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-68', '20039df5-7405-836d-a8ab-b6af8c10b41e', NULL, 'reanchoring', false),
	(54, '2910f84e-13e3-83b6-b779-7e472681d046', 'story/coree-du-nord-russie', 11, '{"brief": {"known": ["Obus : 2,8 millions livrés par an (Boudanov) ; 2,9 millions produits par la Russie ; plus de deux millions livrés l’an passé, la moitié des tirs (L’Helvète, corrigé le 22).", "Conteneurs : 11 000 (Département d’État, dans L’Helvète) ; « des milliers » (Le Phare international).", "Ministre sud-coréen de la Défense : écrire Kim Yong-hyun."], "unknown": ["Le nombre de soldats : aucun de nos articles n’en donne.", "L’aide russe au programme nucléaire : affirmée sans source, non corroborée."], "headline": "Pour le desk : les chiffres qui ne concordent pas"}}', NULL, 'brief_drafted', '2024-10-24 08:04:36+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-40', NULL, '{"reason": "Édition interne, à consulter avant d’écrire un chiffre."}', 'nadia.belkacem', false),
	(55, '207065aa-029a-8b2f-8cf5-8fe1638d6359', 'story/coree-du-nord-russie', 12, '{"brief": {"known": ["Obus : 2,8 millions livrés par an (Boudanov) ; 2,9 millions produits par la Russie ; plus de deux millions livrés l’an passé, la moitié des tirs (L’Helvète, corrigé le 22).", "Conteneurs : 11 000 (Département d’État, dans L’Helvète) ; « des milliers » (Le Phare international).", "Ministre sud-coréen de la Défense : écrire Kim Yong-hyun."], "unknown": ["Le nombre de soldats : aucun de nos articles n’en donne.", "L’aide russe au programme nucléaire : affirmée sans source, non corroborée."], "headline": "Pour le desk : les chiffres qui ne concordent pas"}, "edition": 2, "audience": "desk"}', NULL, 'brief_published', '2024-10-24 08:41:09+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'archive-41', NULL, NULL, 'helene.marchetti', false),
	(56, '1dd87b4a-2e58-8f85-a107-ad43f4bd39ba', 'article/34fa9ry7qneq1nb8e84ejz2p3s', 1, '{"url": "https://www.fil-du-monde.example/international/nord-coreens-koursk", "copyOf": null, "outlet": "Le Fil du monde", "content": {"body": "Des troupes de Kim Jong-un sous l’uniforme russe, à la lisière de l’Ukraine : ce que Kiev et Séoul redoutaient depuis des semaines prend corps, au dire de Washington. Des milliers de soldats seraient sur le point d’entrer dans la bataille.\n\nÀ Moscou, le serment de Choe Son Hui\n\nReçue par son homologue russe, la cheffe de la diplomatie nord-coréenne, Choe Son Hui, n’a laissé aucune place au doute. Pyongyang, a-t-elle assuré, restera derrière les Russes tant que la victoire ne sera pas acquise, et cette victoire ne saurait leur échapper. Elle s’appuie sur le traité de défense conclu en juin, pendant le séjour de Vladimir Poutine dans son pays.\n\nPhoto : Choe Son Hui à Moscou. (Agence Horizon)\n\n8 000 hommes vers Koursk\n\nLe chiffre vient d’Antony Blinken. Sur la foi de ses services de renseignement, le chef de la diplomatie américaine situe dans la région de Koursk jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie. Habillés par l’armée russe, ils auraient appris le maniement des drones, le tir d’artillerie et le combat d’infanterie ; leur montée en première ligne serait l’affaire de quelques jours.\n\nPour l’Ukraine, la nouvelle tombe mal. Ses défenses plient en plusieurs endroits et les livraisons occidentales traînent. Durant le seul mois d’octobre, son adversaire lui a pris près de 500 km² : il faut remonter à mars 2022 pour trouver pareille avancée.\n\nDes obus contre des secrets ?\n\nLe soutien n’est pas que politique. Obus et missiles nord-coréens affluent, disent plusieurs sources à l’Ouest. Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire, ses missiles balistiques au premier chef. L’hypothèse alarme d’autant plus que le Nord enchaîne les essais d’engins intercontinentaux et que la tension gagne toute la péninsule.\n\nKiev dénonce l’inertie\n\nVolodymyr Zelensky juge nulle la réaction de ses alliés et y voit un encouragement pour le Kremlin. Par peur de l’engrenage, Américains et Européens brident toujours l’emploi de leurs missiles contre le sol russe ; à Moscou, cette prudence peut passer pour de la faiblesse.\n\nSéoul change de pied ?\n\nGros exportateur d’armement, la Corée du Sud s’interdisait de longue date de livrer un pays en guerre. La voici qui examine l’envoi direct de matériel à l’Ukraine. Ce serait une rupture.\n\nÀ lire aussi : Drones, l’autre bataille de l’automne\n\nUn conflit que l’on croyait européen attire ainsi, mois après mois, des acteurs venus d’Asie. Nul ne peut dire où mène cette pente.\n", "kind": "report", "spans": [{"end": 277, "kind": "heading", "label": null, "start": 241}, {"end": 698, "kind": "caption", "label": null, "start": 651}, {"end": 724, "kind": "heading", "label": null, "start": 700}, {"end": 1405, "kind": "heading", "label": null, "start": 1376}, {"end": 1808, "kind": "heading", "label": null, "start": 1786}, {"end": 2107, "kind": "heading", "label": null, "start": 2085}, {"end": 2349, "kind": "related", "label": null, "start": 2297}], "title": "Des milliers de Nord-Coréens aux portes de l’Ukraine", "byline": null, "language": "fr", "published": "2024-11-02T06:45:00Z"}, "canonicalUrl": "https://www.fil-du-monde.example/international/nord-coreens-koursk"}', NULL, 'article_filed', '2024-11-04 07:32:18+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'archive-42', NULL, '{"reason": "Non signé ; versé après le pont de la Toussaint."}', 'camille.roux', false),
	(57, '71f2fb32-5911-84df-ad60-9a7ee8a2b555', 'story/coree-du-nord-russie', 13, '{"article": "34fa9ry7qneq1nb8e84ejz2p3s"}', NULL, 'article_attached', '2024-11-04 07:33:40+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-43', NULL, NULL, 'camille.roux', false),
	(58, '3ac64613-884c-8605-ac71-54b08dd52966', 'annotation/6sjtq9rbgxyv4schayg1603z7y', 1, '{"body": "Premier effectif chiffré du dossier. Source unique : Blinken, citant le renseignement américain. « Jusqu’à » est un plafond. Le même article dit ailleurs « des milliers » : à nous d’écrire 8 000 au plus, sur 10 000.", "tags": ["chiffres", "troupes"], "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 928, "exact": "jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie", "start": 873, "prefix": " situe dans la région de Koursk ", "suffix": ". Habillés par l’armée russe, il"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2024-11-04 08:01:52+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-44', NULL, NULL, 'nadia.belkacem', false),
	(59, 'fec775c5-9005-8d35-836d-d849d2828d74', 'annotation/05fg4pt65k5newqk35ks1gf2sc', 1, '{"body": "Autre chose que chez Veille Ukraine : ici le Nord demande, là-bas la Russie transfère déjà. Une demande n’est pas une livraison.", "tags": ["nucléaire", "non corroboré"], "article": "34fa9ry7qneq1nb8e84ejz2p3s", "passage": {"end": 1605, "exact": "Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire", "start": 1519, "prefix": "nt plusieurs sources à l’Ouest. ", "suffix": ", ses missiles balistiques au pr"}, "revision": 1, "motivation": "linking"}', NULL, 'annotation_posted', '2024-11-04 08:58:29+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-45', NULL, NULL, 'bastien.leclerc', false),
	(60, '24e87442-ea95-8204-8423-423c7bb1966e', 'annotation/3bdxtvf3dvbregcb0gf4wn7tpw', 3, '{"body": "Le Fil du monde n’apporte pas de confirmation : il parle d’une demande, au conditionnel. Trois semaines après, toujours personne.", "reply": "2x7tz0kpxc0jcyq0e91sangwjv"}', NULL, 'annotation_replied', '2024-11-04 09:31:07+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-46', NULL, NULL, 'bastien.leclerc', false),
	(61, 'b9c96f22-6ff8-8ba6-afa1-6a658b8bb0da', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 4, '{"body": "Washington contredit maintenant le démenti, chiffres à l’appui. Moscou n’est pas revenu sur le sien. On garde ouvert.", "reply": "5g1ygbhrtyc7v6yaa4h81q87a3"}', NULL, 'annotation_replied', '2024-11-04 10:14:45+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-47', NULL, NULL, 'helene.marchetti', false),
	(62, 'db6fd7e0-2ce4-8f16-8adc-516581208a26', 'article/34fa9ry7qneq1nb8e84ejz2p3s', 2, '{"content": {"body": "Des troupes de Kim Jong-un sous l’uniforme russe, à la lisière de l’Ukraine : ce que Kiev et Séoul redoutaient depuis des semaines prend corps, au dire de Washington. Quelque 8 000 soldats, sur 10 000 envoyés en Russie, seraient sur le point d’entrer dans la bataille.\n\nÀ Moscou, le serment de Choe Son Hui\n\nReçue par son homologue russe, la cheffe de la diplomatie nord-coréenne, Choe Son Hui, n’a laissé aucune place au doute. Pyongyang, a-t-elle assuré, restera derrière les Russes tant que la victoire ne sera pas acquise, et cette victoire ne saurait leur échapper. Elle s’appuie sur le traité de défense conclu en juin, pendant le séjour de Vladimir Poutine dans son pays.\n\nPhoto : Choe Son Hui à Moscou. (Agence Horizon)\n\n8 000 hommes vers Koursk\n\nLe chiffre vient d’Antony Blinken. Sur la foi de ses services de renseignement, le chef de la diplomatie américaine situe dans la région de Koursk jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie. Habillés par l’armée russe, ils auraient appris le maniement des drones, le tir d’artillerie et le combat d’infanterie ; leur montée en première ligne serait l’affaire de quelques jours.\n\nPour l’Ukraine, la nouvelle tombe mal. Ses défenses plient en plusieurs endroits et les livraisons occidentales traînent. Durant le seul mois d’octobre, son adversaire lui a pris près de 500 km² : il faut remonter à mars 2022 pour trouver pareille avancée.\n\nDes obus contre des secrets ?\n\nLe soutien n’est pas que politique. Obus et missiles nord-coréens affluent, disent plusieurs sources à l’Ouest. Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire, ses missiles balistiques au premier chef. L’hypothèse alarme d’autant plus que le Nord enchaîne les essais d’engins intercontinentaux et que la tension gagne toute la péninsule.\n\nKiev dénonce l’inertie\n\nVolodymyr Zelensky juge nulle la réaction de ses alliés et y voit un encouragement pour le Kremlin. Par peur de l’engrenage, Américains et Européens brident toujours l’emploi de leurs missiles contre le sol russe ; à Moscou, cette prudence peut passer pour de la faiblesse.\n\nSéoul change de pied ?\n\nGros exportateur d’armement, la Corée du Sud s’interdisait de longue date de livrer un pays en guerre. La voici qui examine l’envoi direct de matériel à l’Ukraine. Ce serait une rupture.\n\nÀ lire aussi : Drones, l’autre bataille de l’automne\n\nUn conflit que l’on croyait européen attire ainsi, mois après mois, des acteurs venus d’Asie. Nul ne peut dire où mène cette pente.\n\nMis à jour le 5 novembre 2024 avec le détail des effectifs.\n", "kind": "report", "spans": [{"end": 306, "kind": "heading", "label": null, "start": 270}, {"end": 727, "kind": "caption", "label": null, "start": 680}, {"end": 753, "kind": "heading", "label": null, "start": 729}, {"end": 1434, "kind": "heading", "label": null, "start": 1405}, {"end": 1837, "kind": "heading", "label": null, "start": 1815}, {"end": 2136, "kind": "heading", "label": null, "start": 2114}, {"end": 2378, "kind": "related", "label": null, "start": 2326}], "title": "Huit mille Nord-Coréens vers Koursk, selon Washington", "byline": null, "language": "fr", "published": null}, "revision": 2}', NULL, 'article_revised', '2024-11-05 07:02:33+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'archive-48', NULL, '{"reason": "Effectifs précisés dans l’attaque."}', 'camille.roux', false),
	(63, '6f730558-fed8-8237-9571-259bfff55fab', 'annotation/6sjtq9rbgxyv4schayg1603z7y', 2, '{"method": "unchanged", "passage": {"end": 957, "exact": "jusqu’à 8 000 des 10 000 Nord-Coréens arrivés en Russie", "start": 902, "prefix": " situe dans la région de Koursk ", "suffix": ". Habillés par l’armée russe, il"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-11-05 07:02:33.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-48', 'db6fd7e0-2ce4-8f16-8adc-516581208a26', NULL, 'reanchoring', false),
	(64, '0aca218b-3639-8508-ad25-acd3b89758bf', 'annotation/05fg4pt65k5newqk35ks1gf2sc', 2, '{"method": "unchanged", "passage": {"end": 1634, "exact": "Pyongyang réclamerait en retour des techniques propres à muscler son arsenal nucléaire", "start": 1548, "prefix": "nt plusieurs sources à l’Ouest. ", "suffix": ", ses missiles balistiques au pr"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-11-05 07:02:33.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-48', 'db6fd7e0-2ce4-8f16-8adc-516581208a26', NULL, 'reanchoring', false),
	(65, '698accd2-0770-86ce-9085-ba6b45d59fbe', 'story/coree-du-nord-russie', 14, '{"brief": {"known": ["Selon Washington, 10 000 soldats nord-coréens sont entrés en Russie et jusqu’à 8 000 se trouvent dans la région de Koursk.", "La ministre nord-coréenne des Affaires étrangères a promis, à Moscou, un soutien jusqu’à la victoire.", "Les livraisons d’obus sont massives ; leur volume est disputé, de plus de deux millions l’an dernier à 2,8 millions par an.", "Washington estime à 11 000 les conteneurs de munitions expédiés depuis 2022.", "Le ministre sud-coréen de la Défense se nomme Kim Yong-hyun ; une autre graphie circule."], "unknown": ["Si ces soldats ont déjà combattu.", "Ce que Moscou reconnaît : son démenti d’octobre tient toujours.", "Si la Russie livre des techniques nucléaires. On le dit réclamé par Pyongyang, on l’a dit fourni par Moscou ; rien n’est corroboré."], "headline": "Des soldats nord-coréens à Koursk : ce que nous savons, ce que nous ignorons"}}', NULL, 'brief_drafted', '2024-11-05 07:47:20+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-49', NULL, NULL, 'camille.roux', false),
	(117, '270dafe3-0982-88c7-8afe-b05bee3e8167', 'annotation/3pwmyzakjcn08tawp8x4n9y2nb', 2, '{"cause": "rewritten", "revision": 2}', NULL, 'annotation_orphaned', '2026-11-27 08:39:10.259139+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', '01a21c28-9017-7987-8252-1687de987a90', 'null', 'reanchoring', false),
	(66, 'd6b7119a-73a3-8bb3-b829-e4efc956bb8d', 'story/coree-du-nord-russie', 15, '{"brief": {"known": ["Selon Washington, 10 000 soldats nord-coréens sont entrés en Russie et jusqu’à 8 000 se trouvent dans la région de Koursk.", "La ministre nord-coréenne des Affaires étrangères a promis, à Moscou, un soutien jusqu’à la victoire.", "Les livraisons d’obus sont massives ; leur volume est disputé, de plus de deux millions l’an dernier à 2,8 millions par an.", "Washington estime à 11 000 les conteneurs de munitions expédiés depuis 2022.", "Le ministre sud-coréen de la Défense se nomme Kim Yong-hyun ; une autre graphie circule."], "unknown": ["Si ces soldats ont déjà combattu.", "Ce que Moscou reconnaît : son démenti d’octobre tient toujours.", "Si la Russie livre des techniques nucléaires. On le dit réclamé par Pyongyang, on l’a dit fourni par Moscou ; rien n’est corroboré."], "headline": "Des soldats nord-coréens à Koursk : ce que nous savons, ce que nous ignorons"}, "edition": 3, "audience": "public"}', NULL, 'brief_published', '2024-11-05 08:32:00+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'archive-50', NULL, '{"reason": "Deuxième édition publique : premiers effectifs chiffrés."}', 'helene.marchetti', false),
	(67, '88d524e0-27fb-8847-b800-8d6d0cc28c64', 'article/5wtemqm4qyqy6kc71bp0kmpq8s', 2, '{"content": {"body": "Tribune\n\nLa guerre d’Ukraine tourne mal pour Moscou et Kim Jong-un s’en frotte les mains. Le voilà utile, donc courtisé. Ses arsenaux lui ouvrent un comptoir où il troque des munitions contre des vivres et, plus encore, contre des secrets : missiles, atome militaire.\n\nNe nous payons pas de mots : après les caisses viendront les hommes. Tout porte à croire qu’il enverra ses régiments mourir sur la terre ukrainienne, car la monnaie dont il ne manque jamais, ce sont des vies.\n\nLe 7 octobre, jour où le maître du Kremlin fêtait ses 72 ans, il l’a salué comme le plus cher de ses camarades et a promis de porter plus haut l’entente des deux capitales. Cette entente a son texte : le pacte de juin dernier, par lequel chacun jure de secourir l’autre en cas d’agression.\n\nLe lendemain, le titulaire de la Défense à Séoul, Kim Yong-hyun, jugeait très probable l’envoi en Ukraine d’unités régulières du Nord. Ce serait le pacte mis en pratique.\n\nLes Russes cherchent des fantassins aguerris ; Pyongyang en a sous les drapeaux 1,32 million, quatrième armée de la planète. Il y a déjà eu des morts : des officiels de Kiev et de Séoul assurent qu’un missile ukrainien a tué des Nord-Coréens au début d’octobre près de Donetsk, en zone occupée.\n\nJetés en nombre dans la bataille, ils y tiendraient l’emploi qui fut, voici un an, celui des hommes de Wagner : de la chair à canon.\n\nÀ lire aussi : Taïwan, l’autre horloge\n\nPour les armes, le doute n’est plus permis. Américains et Sud-Coréens ont dénombré des milliers de conteneurs de matériel militaire partis vers la Russie. À la mi-septembre, devant la conférence de Yalta réunie à Kiev, Kyrylo Boudanov, qui dirige le renseignement militaire ukrainien, avouait que ces munitions faisaient grand mal aux siens et que nul remède n’existait encore. De tous les fournisseurs de l’ennemi, laissait-il entendre, c’est le pire.\n\nEt la contrepartie ? En recevant Kim voici un an, Poutine s’était engagé à l’aider pour ses satellites. Il y a peut-être plus grave : le 8 octobre, des élus et des militaires de Séoul ont fait état d’indices d’un chantier de sous-marin à propulsion nucléaire, le premier du Nord. Portera-t-il des torpilles, des missiles de croisière, de quoi riposter à une première frappe ? On l’ignore.\n\nPékin regarde et compte les points. Tout ce que l’Ouest dépense en Ukraine lui manquera en Asie. Mais l’attelage est fragile : la paix revenue, une Russie pressée de retrouver les marchés de capitaux pourrait vite oublier son voisin.\n\nPrécision du 6 novembre 2024 : la graphie du nom du ministre a été rectifiée.\n\nL’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.\n\nSoutenez-nous. Le Phare international vit sans subvention, sans parti et sans grand actionnaire. Certains voudraient nous voir nous taire ; chaque don, même modeste, nous aide à paraître encore demain.\n", "kind": "opinion", "spans": [{"end": 1410, "kind": "related", "label": null, "start": 1372}, {"end": 2656, "kind": "disclaimer", "label": null, "start": 2570}, {"end": 2859, "kind": "appeal", "label": null, "start": 2658}], "title": "Kim vend ses soldats, Poutine achète du temps", "byline": "Étienne Vaugirard", "language": "fr", "published": null}, "revision": 2}', NULL, 'article_revised', '2024-11-06 08:11:37+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'archive-51', NULL, '{"reason": "Graphie du nom du ministre rectifiée par le site."}', 'yann.kervella', false),
	(68, '331f9a5f-ac70-8e6d-95ca-239fa6d53b87', 'annotation/64mcrvbb160fmc6yct0gwchda8', 2, '{"method": "reworded", "passage": {"end": 833, "exact": "le titulaire de la Défense à Séoul, Kim Yong-hyun", "start": 784, "prefix": "cas d’agression.\n\nLe lendemain, ", "suffix": ", jugeait très probable l’envoi "}, "revision": 2, "similarity": 0.975}', NULL, 'annotation_reanchored', '2024-11-06 08:11:37.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-51', '88d524e0-27fb-8847-b800-8d6d0cc28c64', NULL, 'reanchoring', false),
	(69, 'cbe976ac-79c1-89fc-b35a-03b55871e342', 'annotation/79a1k8pbv03ew3hf3epfdec62f', 3, '{"method": "unchanged", "passage": {"end": 2656, "exact": "L’auteur s’exprime à titre personnel ; ses vues n’engagent pas Le Phare international.", "start": 2570, "prefix": "m du ministre a été rectifiée.\n\n", "suffix": "\n\nSoutenez-nous. Le Phare intern"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-11-06 08:11:37.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-51', '88d524e0-27fb-8847-b800-8d6d0cc28c64', NULL, 'reanchoring', false),
	(70, '99114272-8864-88e3-b44b-cf634b248836', 'annotation/4t2hkfdhcdc4t51zbthd2b66tz', 2, '{"method": "unchanged", "passage": {"end": 1565, "exact": "des milliers de conteneurs de matériel militaire partis vers la Russie", "start": 1495, "prefix": "ins et Sud-Coréens ont dénombré ", "suffix": ". À la mi-septembre, devant la c"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2024-11-06 08:11:37.003+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-51', '88d524e0-27fb-8847-b800-8d6d0cc28c64', NULL, 'reanchoring', false),
	(71, '023c298d-fa53-8c5c-a09a-89b4c90b7f4a', 'annotation/64mcrvbb160fmc6yct0gwchda8', 3, '{}', NULL, 'annotation_resolved', '2024-11-06 08:26:14+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationResolved, Newsroom.Core', 'archive-52', NULL, '{"reason": "Le Phare international écrit désormais Kim Yong-hyun."}', 'yann.kervella', false),
	(72, '1ea21afd-2e7b-8442-b8af-39992874f3ef', 'annotation/4tx09fqrw8fh524s47rzjxfm3z', 4, '{"body": "Graphie retenue : Kim Yong-hyun. Le Phare international, qui imprimait Kim Yong-kyun, s’y est rangé le 6 novembre.", "tags": ["noms", "séoul", "tranché"], "motivation": "identifying"}', NULL, 'annotation_edited', '2024-11-07 09:03:58+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationEdited, Newsroom.Core', 'archive-53', NULL, NULL, 'yann.kervella', false),
	(73, '53da19a4-cb9e-8e2a-8e81-8807ec468021', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 5, '{"body": "Samedi 26, Guerassimov a remercié les soldats nord-coréens devant Poutine. Ce matin, KCNA confirme. Le démenti d’octobre est contredit par ceux-là mêmes qui l’avaient fait.", "reply": "77vw6mp2hzqkkemyqg13n9eyfr"}', NULL, 'annotation_replied', '2025-04-28 06:31:42+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-54', NULL, NULL, 'nadia.belkacem', false),
	(74, 'b3bb9aa2-a741-8cb1-8aef-ea1adb16ea8d', 'annotation/4kf6sp4yyk8z76yq85bt55xa7m', 6, '{}', NULL, 'annotation_resolved', '2025-04-28 07:10:25+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationResolved, Newsroom.Core', 'archive-55', NULL, '{"reason": "Présence reconnue par Moscou le 26 avril 2025 et par KCNA le 28. Les six morts d’octobre, eux, ne l’ont pas été."}', 'nadia.belkacem', false),
	(75, 'de26574d-a604-8a15-bbad-cecc0f37c343', 'story/coree-du-nord-russie', 16, '{"brief": {"known": ["Le 26 avril 2025, le chef de l’état-major russe, Valeri Guerassimov, a reconnu la participation de soldats nord-coréens aux combats. L’agence KCNA l’a confirmée le 28.", "À l’automne 2024, le Kremlin avait démenti les informations de Kiev et de Séoul.", "Washington comptait, début novembre 2024, 10 000 soldats en Russie, dont 8 000 au plus à Koursk."], "unknown": ["Le nombre total de soldats envoyés, que ni Moscou ni Pyongyang ne donnent.", "Si les six morts d’octobre 2024 sont de ceux que Moscou reconnaît.", "Le volume annuel des obus livrés.", "La réalité d’une aide russe au programme nucléaire, jamais corroborée."], "headline": "Moscou et Pyongyang reconnaissent l’envoi de troupes"}}', NULL, 'brief_drafted', '2025-04-28 07:58:16+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-56', NULL, NULL, 'camille.roux', false),
	(76, 'd9779c12-debd-803c-bc62-c89d85ddca51', 'story/coree-du-nord-russie', 17, '{"brief": {"known": ["Le 26 avril 2025, le chef de l’état-major russe, Valeri Guerassimov, a reconnu la participation de soldats nord-coréens aux combats. L’agence KCNA l’a confirmée le 28.", "À l’automne 2024, le Kremlin avait démenti les informations de Kiev et de Séoul.", "Washington comptait, début novembre 2024, 10 000 soldats en Russie, dont 8 000 au plus à Koursk."], "unknown": ["Le nombre total de soldats envoyés, que ni Moscou ni Pyongyang ne donnent.", "Si les six morts d’octobre 2024 sont de ceux que Moscou reconnaît.", "Le volume annuel des obus livrés.", "La réalité d’une aide russe au programme nucléaire, jamais corroborée."], "headline": "Moscou et Pyongyang reconnaissent l’envoi de troupes"}, "edition": 4, "audience": "public"}', NULL, 'brief_published', '2025-04-28 08:44:51+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'archive-57', NULL, '{"reason": "Troisième édition publique, sur la reconnaissance officielle."}', 'helene.marchetti', false),
	(77, 'd8cda220-cbd7-8b7d-981b-57fa6d863a61', 'article/55xfbvsq2dvs9hk88j5g8r9ha2', 1, '{"url": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance", "copyOf": null, "outlet": "L’Échiquier", "content": {"body": "Pendant des mois, Kiev et Séoul ont prêché dans le désert. Puis, le 26 avril 2025, le général Guerassimov, qui commande l’état-major russe, a salué devant Vladimir Poutine le concours des soldats nord-coréens[1]. Deux jours plus tard, l’agence KCNA confirmait à son tour[2]. Ce que le Kremlin avait nié à l’automne devenait vérité d’État.\n\nL’aveu consacre un rapprochement plus large. Les deux régimes partagent le rejet de l’Occident et l’envie de redessiner la carte ; le 28 avril, le président russe se disait certain que cette amitié née au combat continuerait de grandir.\n\nÀ lire aussi : Séoul, la dissuasion sans la bombe\n\nDes volontaires aux régiments\n\nTout commence par une rumeur. À l’été 2022, l’armée russe s’use : The Economist chiffre à 15 000 ses tués au bout de cinq mois[3]. À la télévision russe, l’expert Igor Korotchenko évoque alors 100 000 volontaires nord-coréens qui n’attendraient qu’un signe[4]. On est resté très loin du compte : Reuters, qui cite des sources de Séoul, arrive à 15 000 hommes expédiés en tout, vers Koursk et Belgorod[5].\n\nLeur emploi laisse songeur. L’Institute for the Study of War explique leurs lourdes pertes par des assauts sans blindés contre des lignes bien tenues[6]. L’entraînement a manqué, la vérité aussi : deux prisonniers ont raconté qu’on leur avait décrit l’ennemi comme des Sud-Coréens au service de Kiev[7].\n\nCarte : par mer et par rail, les routes de l’armement nord-coréen. (Réalisation : L’Échiquier)\n\nL’intendance d’abord\n\nLe fret inquiète Kiev plus que les fantassins. Selon les sources, Kim Jong-un a fait partir par mer entre 10 000 et 16 500 conteneurs, chargés surtout de roquettes et d’obus[8]. À en croire Reuters et l’Open Source Centre, sept munitions sur dix que tire l’artillerie russe en proviennent. La qualité est médiocre ; le nombre suffit à tenir la cadence. Quelque 400 ingénieurs auraient suivi les missiles pour en tirer meilleur parti[9].\n\nCe que Kim engrange\n\nLe traité du 19 juin 2024 promet assistance en cas d’attaque, sans la rendre automatique. Il entérine un lien antérieur : Séoul avait repéré des techniciens russes venus aider au lancement de satellites espions.\n\nL’argent compte davantage. Une douzaine de trains de sanctions onusiennes depuis 2006 n’ont pas fait plier un régime crédité d’une cinquantaine d’ogives. La guerre, elle, paie : 5,5 milliards de dollars d’armes vendues à Moscou, selon le New York Times, et jusqu’à 572 millions par an pour le louage des troupes, quand les exportations de 2023 plafonnaient à 330 millions[10]. La Russie bloquant désormais toute sanction nouvelle à l’ONU, rien ne presse plus Pyongyang de freiner.\n\nS’y ajoute le rang. Kim, qui parle d’une nouvelle guerre froide, assure hâter la venue d’un monde à plusieurs pôles. Le pont routier que l’on bâtit sur le Tumen en offre l’image[11].\n\nNotes\n\n[1] NBC News, avril 2025.\n\n[2] Le Figaro, 28 avril 2025.\n\n[3] The Economist, juillet 2022.\n\n[4] New York Post, août 2022.\n\n[5] Reuters, 30 avril 2025.\n\n[6] Institute for the Study of War, décembre 2024.\n\n[7] Wall Street Journal, récit de deux prisonniers.\n\n[8] The Guardian, 25 avril 2025.\n\n[9] Wall Street Journal, sur les ingénieurs.\n\n[10] New York Times, 17 décembre 2024.\n", "kind": "analysis", "spans": [{"end": 211, "kind": "footnote-reference", "label": "1", "start": 208}, {"end": 273, "kind": "footnote-reference", "label": "2", "start": 270}, {"end": 627, "kind": "related", "label": null, "start": 578}, {"end": 658, "kind": "heading", "label": null, "start": 629}, {"end": 789, "kind": "footnote-reference", "label": "3", "start": 786}, {"end": 919, "kind": "footnote-reference", "label": "4", "start": 916}, {"end": 1063, "kind": "footnote-reference", "label": "5", "start": 1060}, {"end": 1218, "kind": "footnote-reference", "label": "6", "start": 1215}, {"end": 1368, "kind": "footnote-reference", "label": "7", "start": 1365}, {"end": 1665, "kind": "footnote-reference", "label": "8", "start": 1662}, {"end": 1924, "kind": "footnote-reference", "label": "9", "start": 1921}, {"end": 1946, "kind": "heading", "label": null, "start": 1927}, {"end": 2536, "kind": "footnote-reference", "label": "10", "start": 2532}, {"end": 2824, "kind": "dangling-reference", "label": "11", "start": 2820}, {"end": 2832, "kind": "heading", "label": null, "start": 2827}, {"end": 2859, "kind": "footnote", "label": "1", "start": 2834}, {"end": 2890, "kind": "footnote", "label": "2", "start": 2861}, {"end": 2924, "kind": "footnote", "label": "3", "start": 2892}, {"end": 2955, "kind": "footnote", "label": "4", "start": 2926}, {"end": 2984, "kind": "footnote", "label": "5", "start": 2957}, {"end": 3036, "kind": "footnote", "label": "6", "start": 2986}, {"end": 3089, "kind": "footnote", "label": "7", "start": 3038}, {"end": 3123, "kind": "footnote", "label": "8", "start": 3091}, {"end": 3169, "kind": "footnote", "label": "9", "start": 3125}, {"end": 3209, "kind": "footnote", "label": "10", "start": 3171}], "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "language": "fr", "published": "2025-05-06T05:00:00Z"}, "canonicalUrl": "https://www.echiquier-revue.example/analyses/pyongyang-moscou-alliance"}', NULL, 'article_filed', '2025-05-06 09:29:34+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'archive-58', NULL, NULL, 'bastien.leclerc', false),
	(78, 'b54d12c9-d5f7-88e5-9fae-34fcfbbb5f8e', 'story/coree-du-nord-russie', 18, '{"article": "55xfbvsq2dvs9hk88j5g8r9ha2"}', NULL, 'article_attached', '2025-05-06 09:30:48+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'archive-59', NULL, NULL, 'bastien.leclerc', false),
	(142, '01a21c28-bfbd-7d6b-a8aa-e529fc026d8a', 'article/5gp6mshtajn6qy5bteb2ybgncr', 2, '{"until": "2097-05-01T00:00:00Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.302068+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'a600bc05f7587b4956b7cfaad4eb05ca', 'request/0HNQCC7ATI9NQ:00000001', '{"reason": "Embargo : first."}', 'Édith Rédac', false),
	(79, '4f5ffb13-095c-82eb-bdff-c49a16c76028', 'annotation/74hhvkwdc6982dq8gkqvj6t25c', 1, '{"body": "Propos de plateau, été 2022, télévision russe. Jamais étayé, et près de sept fois ce que Reuters relève en 2025. À ne citer que comme propagande datée.", "tags": ["chiffres", "troupes", "non corroboré"], "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 916, "exact": "100 000 volontaires nord-coréens qui n’attendraient qu’un signe", "start": 853, "prefix": "t Igor Korotchenko évoque alors ", "suffix": "[4]. On est resté très loin du c"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2025-05-06 09:58:21+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-60', NULL, NULL, 'nadia.belkacem', false),
	(80, '968c64f0-230e-8747-b4c1-be20e69d64dd', 'annotation/2y8vfwcztvjef341pcrvd044dk', 1, '{"body": "Attention : le même paragraphe donne 15 000 tués russes en 2022. Deux choses sans rapport. Ici, total cumulé de sources sud-coréennes par Reuters ; les 8 000 sur 10 000 de novembre étaient une photographie américaine.", "tags": ["chiffres", "troupes", "désaccord"], "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1035, "exact": "15 000 hommes expédiés en tout", "start": 1005, "prefix": " des sources de Séoul, arrive à ", "suffix": ", vers Koursk et Belgorod[5].\n\nL"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2025-05-06 10:13:46+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-61', NULL, NULL, 'nadia.belkacem', false),
	(81, 'c46d56d2-6845-89ca-a3f1-ebe82d8da858', 'annotation/4qpt0aa82ztv3frp4z7v2kz5am', 1, '{"body": "L’appel [11] ne renvoie à rien : les notes s’arrêtent à [10]. Le pont sur le Tumen est donc sans référence.", "tags": ["références"], "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 2824, "exact": "en offre l’image[11]", "start": 2804, "prefix": "ier que l’on bâtit sur le Tumen ", "suffix": ".\n\nNotes\n\n[1] NBC News, avril 20"}, "revision": 1, "motivation": "editing"}', NULL, 'annotation_posted', '2025-05-06 10:31:30+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-62', NULL, NULL, 'yann.kervella', false),
	(82, '4b9095e6-5117-8b69-a780-2d537dc977e4', 'annotation/6pjxzjrbnt4brz0m7671h8vnqh', 1, '{"body": "Fourchette large, « selon les sources », une seule note pour les deux bornes. Nos 11 000 d’octobre y tombent, vers le bas.", "tags": ["chiffres", "conteneurs", "désaccord"], "article": "55xfbvsq2dvs9hk88j5g8r9ha2", "passage": {"end": 1622, "exact": "entre 10 000 et 16 500 conteneurs", "start": 1589, "prefix": "m Jong-un a fait partir par mer ", "suffix": ", chargés surtout de roquettes e"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2025-05-06 10:49:12+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'archive-63', NULL, NULL, 'camille.roux', false),
	(83, '1549dc78-671c-80f5-9c59-ba06765eb645', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 6, '{}', NULL, 'annotation_reopened', '2025-05-06 11:04:37+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReopened, Newsroom.Core', 'archive-64', NULL, '{"reason": "L’Échiquier donne de 10 000 à 16 500 : le total américain de 2024 n’est plus le seul ni le plus récent."}', 'camille.roux', false),
	(84, '4eab3915-aa8f-8abd-995f-2cc3a1368486', 'annotation/6pjxzjrbnt4brz0m7671h8vnqh', 2, '{"body": "À donner comme une fourchette, en disant qui compte et à quelle date. Plus de chiffre seul.", "reply": "6j2tn6vckmmysh4tx3sk736cs6"}', NULL, 'annotation_replied', '2025-05-06 11:21:59+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-65', NULL, NULL, 'helene.marchetti', false),
	(85, '5a3d54c5-b1b5-8a4a-8bab-5d9ab2d6fb47', 'story/coree-du-nord-russie', 19, '{"brief": {"known": ["Moscou le 26 avril 2025, puis Pyongyang le 28, ont reconnu la présence de soldats nord-coréens ; l’automne d’avant, le Kremlin la démentait.", "Des sources sud-coréennes, citées par Reuters, estiment à 15 000 le total des hommes envoyés. Washington en comptait 10 000 début novembre 2024, dont 8 000 au plus à Koursk.", "Des dizaines de milliers de conteneurs ont été livrés, surtout de roquettes et d’obus.", "Selon Reuters et l’Open Source Centre, 70 % des munitions de l’artillerie russe viennent de Corée du Nord."], "unknown": ["Combien d’obus par an : plus de deux millions, 2,8 millions, ou autre chose.", "Combien d’hommes sont morts.", "Si Moscou aide au programme nucléaire nord-coréen : affirmé depuis octobre 2024, jamais corroboré.", "D’où venaient les 100 000 « volontaires » dont parlait la télévision russe en 2022 ; rien ne les a confirmés."], "headline": "Une alliance au grand jour : ce que nous savons, ce que nous ignorons"}}', NULL, 'brief_drafted', '2025-05-07 07:59:24+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'archive-66', NULL, NULL, 'bastien.leclerc', false),
	(86, 'ccf28bda-5c1a-84a2-a99c-c4deb013fffe', 'story/coree-du-nord-russie', 20, '{"brief": {"known": ["Moscou le 26 avril 2025, puis Pyongyang le 28, ont reconnu la présence de soldats nord-coréens ; l’automne d’avant, le Kremlin la démentait.", "Des sources sud-coréennes, citées par Reuters, estiment à 15 000 le total des hommes envoyés. Washington en comptait 10 000 début novembre 2024, dont 8 000 au plus à Koursk.", "Des dizaines de milliers de conteneurs ont été livrés, surtout de roquettes et d’obus.", "Selon Reuters et l’Open Source Centre, 70 % des munitions de l’artillerie russe viennent de Corée du Nord."], "unknown": ["Combien d’obus par an : plus de deux millions, 2,8 millions, ou autre chose.", "Combien d’hommes sont morts.", "Si Moscou aide au programme nucléaire nord-coréen : affirmé depuis octobre 2024, jamais corroboré.", "D’où venaient les 100 000 « volontaires » dont parlait la télévision russe en 2022 ; rien ne les a confirmés."], "headline": "Une alliance au grand jour : ce que nous savons, ce que nous ignorons"}, "edition": 5, "audience": "public"}', NULL, 'brief_published', '2025-05-07 08:46:00+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'archive-67', NULL, '{"reason": "Quatrième édition publique."}', 'helene.marchetti', false),
	(87, '20039df5-7405-836d-a8ab-b6af8c10b41e', 'article/55xfbvsq2dvs9hk88j5g8r9ha2', 2, '{"content": {"body": "Pendant des mois, Kiev et Séoul ont prêché dans le désert. Puis, le 26 avril 2025, le général Guerassimov, qui commande l’état-major russe, a salué devant Vladimir Poutine le concours des soldats nord-coréens[1]. Deux jours plus tard, l’agence KCNA confirmait à son tour[2]. Ce que le Kremlin avait nié à l’automne devenait vérité d’État.\n\nL’aveu consacre un rapprochement plus large. Les deux régimes partagent le rejet de l’Occident et l’envie de redessiner la carte ; le 28 avril, le président russe se disait certain que cette amitié née au combat continuerait de grandir.\n\nÀ lire aussi : Séoul, la dissuasion sans la bombe\n\nDes volontaires aux régiments\n\nTout commence par une rumeur. À l’été 2022, l’armée russe s’use : The Economist chiffre à 15 000 ses tués au bout de cinq mois[3]. À la télévision russe, l’expert Igor Korotchenko évoque alors 100 000 volontaires nord-coréens qui n’attendraient qu’un signe[4]. On est resté très loin du compte : Reuters, qui cite des sources de Séoul, arrive à 15 000 hommes expédiés en tout, vers Koursk et Belgorod[5].\n\nLeur emploi laisse songeur. L’Institute for the Study of War explique leurs lourdes pertes par des assauts sans blindés contre des lignes bien tenues[6]. L’entraînement a manqué, la vérité aussi : deux prisonniers ont raconté qu’on leur avait décrit l’ennemi comme des Sud-Coréens au service de Kiev[7].\n\nCarte : par mer et par rail, les routes de l’armement nord-coréen. (Réalisation : L’Échiquier)\n\nL’intendance d’abord\n\nLe fret inquiète Kiev plus que les fantassins. Selon les sources, Kim Jong-un a fait partir par mer entre 10 000 et 16 500 conteneurs (16 000, d’après le décompte le plus récent), chargés surtout de roquettes et d’obus[8]. À en croire Reuters et l’Open Source Centre, sept munitions sur dix que tire l’artillerie russe en proviennent. La qualité est médiocre ; le nombre suffit à tenir la cadence. Quelque 400 ingénieurs auraient suivi les missiles pour en tirer meilleur parti[9].\n\nCe que Kim engrange\n\nLe traité du 19 juin 2024 promet assistance en cas d’attaque, sans la rendre automatique. Il entérine un lien antérieur : Séoul avait repéré des techniciens russes venus aider au lancement de satellites espions.\n\nL’argent compte davantage. Une douzaine de trains de sanctions onusiennes depuis 2006 n’ont pas fait plier un régime crédité d’une cinquantaine d’ogives. La guerre, elle, paie : 5,5 milliards de dollars d’armes vendues à Moscou, selon le New York Times, et jusqu’à 572 millions par an pour le louage des troupes, quand les exportations de 2023 plafonnaient à 330 millions[10]. La Russie bloquant désormais toute sanction nouvelle à l’ONU, rien ne presse plus Pyongyang de freiner.\n\nS’y ajoute le rang. Kim, qui parle d’une nouvelle guerre froide, assure hâter la venue d’un monde à plusieurs pôles. Le pont routier que l’on bâtit sur le Tumen en offre l’image[11].\n\nMis à jour le 12 mai 2025.\n\nNotes\n\n[1] NBC News, avril 2025.\n\n[2] Le Figaro, 28 avril 2025.\n\n[3] The Economist, juillet 2022.\n\n[4] New York Post, août 2022.\n\n[5] Reuters, 30 avril 2025.\n\n[6] Institute for the Study of War, décembre 2024.\n\n[7] Wall Street Journal, récit de deux prisonniers.\n\n[8] The Guardian, 25 avril 2025.\n\n[9] Wall Street Journal, sur les ingénieurs.\n\n[10] New York Times, 17 décembre 2024.\n", "kind": "analysis", "spans": [{"end": 211, "kind": "footnote-reference", "label": "1", "start": 208}, {"end": 273, "kind": "footnote-reference", "label": "2", "start": 270}, {"end": 627, "kind": "related", "label": null, "start": 578}, {"end": 658, "kind": "heading", "label": null, "start": 629}, {"end": 789, "kind": "footnote-reference", "label": "3", "start": 786}, {"end": 919, "kind": "footnote-reference", "label": "4", "start": 916}, {"end": 1063, "kind": "footnote-reference", "label": "5", "start": 1060}, {"end": 1218, "kind": "footnote-reference", "label": "6", "start": 1215}, {"end": 1368, "kind": "footnote-reference", "label": "7", "start": 1365}, {"end": 1710, "kind": "footnote-reference", "label": "8", "start": 1707}, {"end": 1969, "kind": "footnote-reference", "label": "9", "start": 1966}, {"end": 1991, "kind": "heading", "label": null, "start": 1972}, {"end": 2581, "kind": "footnote-reference", "label": "10", "start": 2577}, {"end": 2869, "kind": "dangling-reference", "label": "11", "start": 2865}, {"end": 2905, "kind": "heading", "label": null, "start": 2900}, {"end": 2932, "kind": "footnote", "label": "1", "start": 2907}, {"end": 2963, "kind": "footnote", "label": "2", "start": 2934}, {"end": 2997, "kind": "footnote", "label": "3", "start": 2965}, {"end": 3028, "kind": "footnote", "label": "4", "start": 2999}, {"end": 3057, "kind": "footnote", "label": "5", "start": 3030}, {"end": 3109, "kind": "footnote", "label": "6", "start": 3059}, {"end": 3162, "kind": "footnote", "label": "7", "start": 3111}, {"end": 3196, "kind": "footnote", "label": "8", "start": 3164}, {"end": 3242, "kind": "footnote", "label": "9", "start": 3198}, {"end": 3282, "kind": "footnote", "label": "10", "start": 3244}], "title": "Pyongyang-Moscou, l’alliance qui ne se cache plus", "byline": "Clément Hauteville", "language": "fr", "published": null}, "revision": 2}', NULL, 'article_revised', '2025-05-12 07:33:15+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'archive-68', NULL, '{"reason": "La revue ajoute le décompte le plus récent des conteneurs."}', 'bastien.leclerc', false),
	(88, '36689ad9-b5c8-849e-bc74-31ffed6759c4', 'annotation/74hhvkwdc6982dq8gkqvj6t25c', 2, '{"method": "unchanged", "passage": {"end": 916, "exact": "100 000 volontaires nord-coréens qui n’attendraient qu’un signe", "start": 853, "prefix": "t Igor Korotchenko évoque alors ", "suffix": "[4]. On est resté très loin du c"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2025-05-12 07:33:15.001+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-68', '20039df5-7405-836d-a8ab-b6af8c10b41e', NULL, 'reanchoring', false),
	(89, 'e4f6c223-c829-8e70-97b6-a74e5590371c', 'annotation/2y8vfwcztvjef341pcrvd044dk', 2, '{"method": "unchanged", "passage": {"end": 1035, "exact": "15 000 hommes expédiés en tout", "start": 1005, "prefix": " des sources de Séoul, arrive à ", "suffix": ", vers Koursk et Belgorod[5].\n\nL"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2025-05-12 07:33:15.002+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-68', '20039df5-7405-836d-a8ab-b6af8c10b41e', NULL, 'reanchoring', false),
	(91, '629d1520-d269-8f8b-b914-318a08e6fc68', 'annotation/6pjxzjrbnt4brz0m7671h8vnqh', 3, '{"method": "unchanged", "passage": {"end": 1622, "exact": "entre 10 000 et 16 500 conteneurs", "start": 1589, "prefix": "m Jong-un a fait partir par mer ", "suffix": " (16 000, d’après le décompte le"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2025-05-12 07:33:15.004+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'archive-68', '20039df5-7405-836d-a8ab-b6af8c10b41e', NULL, 'reanchoring', false),
	(92, '62f1ce0f-e34e-86f2-906f-e8bf2af57b86', 'annotation/4qpt0aa82ztv3frp4z7v2kz5am', 3, '{"body": "La mise à jour n’y change rien : [11] pend toujours dans le vide. Courriel envoyé à la revue.", "reply": "1sse6q85rhzn5cwdt72wd6kyvk"}', NULL, 'annotation_replied', '2025-05-12 08:02:44+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-69', NULL, NULL, 'yann.kervella', false),
	(93, 'fe014a52-1d18-8860-9b0a-3b95139743e2', 'annotation/034qgpxnq7rfzc2t0g0vtzbtz9', 7, '{"body": "Dernier état : 16 000 selon le décompte le plus récent, dans une fourchette de 10 000 à 16 500. Les 11 000 restent justes à leur date, l’automne 2024.", "reply": "0cra1m2b02ktm7p2y0yhzptyq3"}', NULL, 'annotation_replied', '2025-05-12 08:19:31+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', 'archive-70', NULL, NULL, 'camille.roux', false),
	(94, '0427a918-852d-899c-8ec7-f5c780b877d0', 'story/coree-du-nord-russie', 21, '{"brief": {"known": ["Moscou le 26 avril 2025, puis Pyongyang le 28, ont reconnu la présence de soldats nord-coréens ; l’automne d’avant, le Kremlin la démentait.", "Des sources sud-coréennes, citées par Reuters, estiment à 15 000 le total des hommes envoyés. Washington en comptait 10 000 début novembre 2024, dont 8 000 au plus à Koursk.", "De 10 000 à 16 500 conteneurs ont été expédiés selon les sources, 16 000 d’après le décompte le plus récent ; ils portaient surtout des roquettes et des obus.", "Selon Reuters et l’Open Source Centre, 70 % des munitions de l’artillerie russe viennent de Corée du Nord."], "unknown": ["Combien d’obus par an : plus de deux millions, 2,8 millions, ou autre chose.", "Combien d’hommes sont morts.", "Si Moscou aide au programme nucléaire nord-coréen : affirmé depuis octobre 2024, jamais corroboré.", "D’où venaient les 100 000 « volontaires » dont parlait la télévision russe en 2022 ; rien ne les a confirmés."], "headline": "Une alliance au grand jour : ce que nous savons, ce que nous ignorons"}, "notice": "Notre point du 7 mai parlait de « dizaines de milliers » de conteneurs. Les estimations vont de 10 000 à 16 500.", "edition": 5}', NULL, 'brief_corrected', '2025-05-13 07:41:08+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefCorrected, Newsroom.Core', 'archive-71', NULL, '{"reason": "La consigne du 6 mai, donner la fourchette, n’avait pas été suivie."}', 'helene.marchetti', false),
	(95, '01a21c27-e8de-7f6e-8777-cdcc2c6837fe', 'key/6gbt5v608d8ntyhj657qhppyp7', 1, '{"hash": "559382fcff8a6ca3ba054d88f47c4d3034d759703c2bbd486039b812342f5fd4", "name": "administrator", "role": "administrator"}', NULL, 'key_granted', '2026-11-27 08:38:27.360503+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyGranted, Newsroom.Core', 'first-start', 'first-start', 'null', 'first start', false),
	(96, '01a21c28-4fab-70f4-b15d-d2eabe414198', 'key/6x643p1x64e99r29egmbcem1dq', 1, '{"hash": "3e279e31a44d7b37a8786d245035233a51117806c12f0ca485712825f3cabd39", "name": "Lou Reader", "role": "reader"}', NULL, 'key_granted', '2026-11-27 08:38:53.86025+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyGranted, Newsroom.Core', 'a1d5d0adb033477c90c54fea922498e3', 'command/a1d5d0adb033477c90c54fea922498e3', '{"reason": "Pour le fixture."}', 'root (command line)', false),
	(97, '01a21c28-65e1-7357-8004-e5cd8e715278', 'key/4g8jy6nxgmkmgz2fhj6jhb0f72', 1, '{"hash": "79eb178eb393a9f79963eb798ea7015c5d8bcc07a79f01daa2f4b2b4e1498157", "name": "Joris Journaliste", "role": "journalist"}', NULL, 'key_granted', '2026-11-27 08:38:59.460517+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyGranted, Newsroom.Core', '7be020a07a5e46c789db6779086787a2', 'command/7be020a07a5e46c789db6779086787a2', '{"reason": "Pour le fixture."}', 'root (command line)', false),
	(98, '01a21c28-7877-7fd1-8825-6150b276b1af', 'key/5crqq1ygwc135d9rr3ka0kp2ak', 1, '{"hash": "bcef547d15c62ea8aaadbb43c4935e3b60873b9731f3595cd815c9809c339d91", "name": "Édith Rédac", "role": "editor"}', NULL, 'key_granted', '2026-11-27 08:39:04.191867+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyGranted, Newsroom.Core', '2a73fd3197ab4129bd2db54f174247c0', 'command/2a73fd3197ab4129bd2db54f174247c0', '{"reason": "Pour le fixture."}', 'root (command line)', false);
INSERT INTO public.mt_events VALUES
	(99, '01a21c28-85de-771f-afa6-1e772703a610', 'key/5qb8ygkr3ck8p53wq7hgf315p8', 1, '{"hash": "d4f6c787193396b6f1329013e4a373ad2841390153e8795f239ae9b4a7d0d582", "name": "Stagiaire partie", "role": "journalist"}', NULL, 'key_granted', '2026-11-27 08:39:07.598996+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyGranted, Newsroom.Core', '939e615c054745aba1a1632937387db0', 'command/939e615c054745aba1a1632937387db0', '{"reason": "Pour le fixture."}', 'root (command line)', false),
	(100, '01a21c28-8b45-7815-9178-e0e428cfc186', 'article/7qewn2t542fxd52vxkwp354szw', 1, '{"url": "https://exemple.test/pont", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Le vieux pont de bois a été fermé lundi matin après la visite des ingénieurs.\nDeux poutres sur sept montrent des fissures larges d''un doigt.\nLa mairie promet une navette gratuite pour les écoliers.\n« Nous préférons attendre que regretter », dit l''adjointe aux travaux.\nLes commerçants de la rive nord craignent trois mois difficiles.\nLe devis provisoire s''élève à 410 000 euros.\nUne passerelle 🌉 pour piétons pourrait être posée en mai.", "kind": "report", "spans": [], "title": "Le vieux pont fermé", "byline": "Ana Colline", "language": "fr", "published": "2026-03-02T08:00:00Z"}, "canonicalUrl": "https://exemple.test/pont"}', NULL, 'article_filed', '2026-11-27 08:39:08.976617+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '491188a15db8e9ce0407d5f6e7696fc3', 'request/0HNQCC7ATI9LV:00000001', '{"reason": "Premier récit."}', 'Joris Journaliste', false),
	(101, '01a21c28-8d87-79ec-8e91-d8cb33e0e723', 'annotation/1yhy7cqdr3ncb6kqxcw9gb4nfn', 1, '{"body": "Heure à confirmer auprès de la mairie.", "tags": ["calendrier"], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "revision": 1, "motivation": "commenting"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.451815+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'aedb7df29fab4139a3afb9b62d61b296', 'request/0HNQCC7ATI9M1:00000001', 'null', 'Joris Journaliste', false),
	(102, '01a21c28-8e0c-7a1d-9157-c0d5458227c6', 'annotation/3pwmyzakjcn08tawp8x4n9y2nb', 1, '{"body": "Qui a compté ?", "tags": [], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 121, "exact": "Deux poutres sur sept montrent des fissures", "start": 78, "prefix": "après la visite des ingénieurs.\n", "suffix": " larges d''un doigt.\nLa mairie pr"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.582625+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'cb771664ce6d8a0aed0517fde12a5568', 'request/0HNQCC7ATI9M2:00000001', '{"reason": "Chiffre à vérifier."}', 'Joris Journaliste', false),
	(143, '01a21c28-bfe0-7ef5-8025-c601bbd08a66', 'article/5gp6mshtajn6qy5bteb2ybgncr', 3, '{"until": "2099-12-31T23:59:59.123456Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.337856+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'e5eacdc9016df0bb3b18bb83c318a713', 'request/0HNQCC7ATI9NS:00000001', '{"reason": "Embargo : second."}', 'Édith Rédac', false),
	(103, '01a21c28-8e28-7170-882f-e8a2b0ce94e6', 'annotation/344mp5k4xxebsm08hy6qdwb2pj', 1, '{"body": "Le montant vient d''un seul élu.", "tags": ["chiffres", "à-vérifier"], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 378, "exact": "Le devis provisoire s''élève à 410 000 euros.", "start": 334, "prefix": "raignent trois mois difficiles.\n", "suffix": "\nUne passerelle 🌉 pour piétons p"}, "revision": 1, "motivation": "assessing"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.609115+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', '164883644999b75693e5de5f67dcd8ea', 'request/0HNQCC7ATI9M3:00000001', 'null', 'Joris Journaliste', false),
	(104, '01a21c28-8e57-7b8d-8180-f23477f4295e', 'annotation/234ctbjeqxh586j3zbprh87dq5', 1, '{"body": "Image à demander.", "tags": [], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 408, "exact": "Une passerelle 🌉 pour piétons", "start": 379, "prefix": "isoire s''élève à 410 000 euros.\n", "suffix": " pourrait être posée en mai."}, "revision": 1, "motivation": "highlighting"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.661668+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', '2c0e334d1bebe948078ce2a662ad3103', 'request/0HNQCC7ATI9M4:00000001', 'null', 'Joris Journaliste', false),
	(105, '01a21c28-8e80-76ac-ad58-cc3f0e6fac95', 'annotation/2655vndzfwaqdedt7j3d92wh7z', 1, '{"body": "Note posée par erreur.", "tags": [], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 332, "exact": "trois mois difficiles", "start": 311, "prefix": "çants de la rive nord craignent ", "suffix": ".\nLe devis provisoire s''élève à "}, "revision": 1, "motivation": "commenting"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.698064+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'd91adcf9600335fb90f3c44052c300f2', 'request/0HNQCC7ATI9M5:00000001', 'null', 'Joris Journaliste', false),
	(106, '01a21c28-8e92-75f0-8b9a-66388fb00bcd', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 1, '{"body": "Gratuite pour tous ?", "tags": [], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 178, "exact": "navette gratuite", "start": 162, "prefix": "''un doigt.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2026-11-27 08:39:09.715395+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', '1b83bd6912e8b1ecdab4a5fbf92eaa11', 'request/0HNQCC7ATI9M6:00000001', 'null', 'Édith Rédac', false),
	(107, '01a21c28-8ee9-7bf8-883c-3b21847447b4', 'annotation/2655vndzfwaqdedt7j3d92wh7z', 2, '{}', NULL, 'annotation_withdrawn', '2026-11-27 08:39:09.803131+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationWithdrawn, Newsroom.Core', 'cac58bfd912415b7d1f50b0d99542466', 'request/0HNQCC7ATI9M8:00000001', '{"reason": "Erreur de passage."}', 'Joris Journaliste', false),
	(108, '01a21c28-8f2b-7177-866c-cd259888773b', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 2, '{"body": "Seulement pour les moins de seize ans.", "reply": "310d7jp9v1ac16dcyr7gr10yj1"}', NULL, 'annotation_replied', '2026-11-27 08:39:09.869971+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReplied, Newsroom.Core', '854748d254263794a09c688cc2c83b19', 'request/0HNQCC7ATI9M9:00000001', '{"request-hash": "c02d7af5fee888102818f7a84a7ae19c09f4e29d8e8fa5f21924d9fd460e25d6", "idempotency-key": "reponse-1"}', 'Joris Journaliste', false),
	(109, '01a21c28-8f93-72b3-826a-09bdf90e647b', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 3, '{}', NULL, 'annotation_resolved', '2026-11-27 08:39:09.972527+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationResolved, Newsroom.Core', 'fb8f06a69235286cc98c959c26697db0', 'request/0HNQCC7ATI9MC:00000001', '{"reason": "La mairie a répondu."}', 'Édith Rédac', false),
	(110, '01a21c28-8faa-7363-a063-e5e9be70e9a6', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 4, '{}', NULL, 'annotation_reopened', '2026-11-27 08:39:09.999938+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReopened, Newsroom.Core', 'bec28f597dc4dde29cce7219090927d2', 'request/0HNQCC7ATI9ME:00000001', '{"reason": "La réponse a changé."}', 'Édith Rédac', false),
	(111, '01a21c28-8fdb-7b10-8a9d-e96d0d121128', 'annotation/1yhy7cqdr3ncb6kqxcw9gb4nfn', 2, '{"body": "Heure confirmée : sept heures trente.", "tags": ["calendrier", "réglé"], "motivation": "editing"}', NULL, 'annotation_edited', '2026-11-27 08:39:10.049101+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationEdited, Newsroom.Core', 'ea63b5e4ce1373ca71e98799d0803b32', 'request/0HNQCC7ATI9MG:00000001', 'null', 'Joris Journaliste', false),
	(112, '01a21c28-9017-7987-8252-1687de987a90', 'article/7qewn2t542fxd52vxkwp354szw', 2, '{"content": {"body": "Le vieux pont de bois a été fermé lundi matin après la visite des ingénieurs.\nLa fermeture durera au moins six semaines.\nDeux des sept poutres montrent de longues fissures.\nLa mairie promet une navette gratuite pour les écoliers.\n« Nous préférons attendre que regretter », dit l''adjointe aux travaux.\nLes commerçants de la rive nord craignent trois mois difficiles.\nUne passerelle 🌉 pour piétons pourrait être posée en mai.", "kind": "report", "spans": [], "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "language": "fr", "published": "2026-03-03T07:30:00Z"}, "revision": 2}', NULL, 'article_revised', '2026-11-27 08:39:10.105998+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', 'request/0HNQCC7ATI9MI:00000001', '{"reason": "Nouveau texte du journal.", "request-hash": "84a52890cc6a31cb1597332e9a39036a04bba852b97b47ac272e57d94a980bb5", "idempotency-key": "revision-pont-2"}', 'Joris Journaliste', false),
	(113, 'dddc0312-d67b-849d-84c6-be8b11ec3f2f', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 5, '{"method": "unchanged", "passage": {"end": 210, "exact": "navette gratuite", "start": 194, "prefix": " fissures.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.259139+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', '01a21c28-9017-7987-8252-1687de987a90', 'null', 'reanchoring', false),
	(114, '7b35133a-2acb-873f-a4a4-e2839d20717f', 'annotation/1yhy7cqdr3ncb6kqxcw9gb4nfn', 3, '{"method": "unchanged", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.259139+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', '01a21c28-9017-7987-8252-1687de987a90', 'null', 'reanchoring', false),
	(115, '72f0fa35-6e2c-8474-830c-7998faaf766d', 'annotation/234ctbjeqxh586j3zbprh87dq5', 2, '{"method": "unchanged", "passage": {"end": 395, "exact": "Une passerelle 🌉 pour piétons", "start": 366, "prefix": "raignent trois mois difficiles.\n", "suffix": " pourrait être posée en mai."}, "revision": 2, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.259139+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', '01a21c28-9017-7987-8252-1687de987a90', 'null', 'reanchoring', false),
	(116, 'c077bd6e-ebb6-8a75-b4ea-d990e8715411', 'annotation/344mp5k4xxebsm08hy6qdwb2pj', 2, '{"cause": "deleted", "revision": 2}', NULL, 'annotation_orphaned', '2026-11-27 08:39:10.259139+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', '307e1411a92f74676056f3ba553e1579', '01a21c28-9017-7987-8252-1687de987a90', 'null', 'reanchoring', false),
	(118, '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'article/7qewn2t542fxd52vxkwp354szw', 3, '{"content": {"body": "Le vieux pont de bois a été fermé lundi matin après la visite des ingénieurs.\nLa fermeture durera au moins six semaines.\nDeux des sept poutres montrent de longues fissures.\nLa mairie promet une navette gratuite pour les écoliers.\n« Nous préférons attendre que regretter », dit l''adjointe aux travaux.\nLes commerçants de la rive nord craignent trois mois difficiles.\nUne passerelle 🌉 pour piétons pourrait être posée en mai.\nMise à jour : la navette partira toutes les vingt minutes.", "kind": "report", "spans": [], "title": "Le vieux pont fermé six semaines", "byline": "Ana Colline", "language": "fr", "published": "2026-03-04T09:15:00Z"}, "revision": 3}', NULL, 'article_revised', '2026-11-27 08:39:10.391664+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRevised, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', 'request/0HNQCC7ATI9MQ:00000001', 'null', 'Joris Journaliste', false),
	(119, '98aff362-ab4a-8e2b-a674-d7a7b9b48177', 'annotation/17tysmm6gj1hhnetrjkvy0de3r', 6, '{"method": "unchanged", "passage": {"end": 210, "exact": "navette gratuite", "start": 194, "prefix": " fissures.\nLa mairie promet une ", "suffix": " pour les écoliers.\n« Nous préfé"}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.458777+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'null', 'reanchoring', false),
	(120, '6e932f88-1f6a-8289-ab23-85ff9bf18670', 'annotation/1yhy7cqdr3ncb6kqxcw9gb4nfn', 4, '{"method": "unchanged", "passage": {"end": 45, "exact": "fermé lundi matin", "start": 28, "prefix": "Le vieux pont de bois a été ", "suffix": " après la visite des ingénieurs."}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.458777+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'null', 'reanchoring', false),
	(121, 'f2efb15d-de3b-8a5d-a935-c5b7cb43e101', 'annotation/234ctbjeqxh586j3zbprh87dq5', 3, '{"method": "unchanged", "passage": {"end": 395, "exact": "Une passerelle 🌉 pour piétons", "start": 366, "prefix": "raignent trois mois difficiles.\n", "suffix": " pourrait être posée en mai.\nMis"}, "revision": 3, "similarity": 1}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.458777+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'null', 'reanchoring', false),
	(122, '93d76d39-e34c-8a75-8fcc-1a424af6de5f', 'annotation/344mp5k4xxebsm08hy6qdwb2pj', 3, '{"cause": "deleted", "revision": 3}', NULL, 'annotation_orphaned', '2026-11-27 08:39:10.458777+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'null', 'reanchoring', false),
	(123, 'd978a98d-8523-8f9d-b4bd-3021f75ba2d8', 'annotation/3pwmyzakjcn08tawp8x4n9y2nb', 3, '{"cause": "rewritten", "revision": 3}', NULL, 'annotation_orphaned', '2026-11-27 08:39:10.458777+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationOrphaned, Newsroom.Core', 'eaeafae24ee1ab4eb104c1b47d208251', '01a21c28-9137-76d4-bbb3-004c1899c2e8', 'null', 'reanchoring', false),
	(124, '01a21c28-9259-720e-8aa4-f66334dbf612', 'annotation/232ddx87q87x45ny0kg49mvccw', 1, '{"body": "Horaire de la navette.", "tags": [], "article": "7qewn2t542fxd52vxkwp354szw", "passage": {"end": 481, "exact": "toutes les vingt minutes", "start": 457, "prefix": "ise à jour : la navette partira ", "suffix": "."}, "revision": 3, "motivation": "identifying"}', NULL, 'annotation_posted', '2026-11-27 08:39:10.683066+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', 'fb8c10f08f29de9dca3bc7be7c46327f', 'request/0HNQCC7ATI9N2:00000001', 'null', 'Joris Journaliste', false),
	(125, '01a21c28-9298-756d-bfe6-e3aaba429a4f', 'article/7h6fpz90e15nwxdsnjbc1we99p', 1, '{"url": "https://exemple.test/miel", "copyOf": null, "outlet": "Gazette du Coteau", "content": {"body": "Les apiculteurs du coteau annoncent douze tonnes de miel.\nC''est deux fois plus que l''an passé.\nLe syndicat publiera ses comptes en automne.", "kind": "wire", "spans": [], "title": "Une récolte de miel record", "byline": null, "language": "fr", "published": "2026-03-05T10:00:00Z"}, "canonicalUrl": "https://exemple.test/miel"}', NULL, 'article_filed', '2026-11-27 08:39:10.745899+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'f613ed718a255624b3472bc059f76c74', 'request/0HNQCC7ATI9N3:00000001', 'null', 'Joris Journaliste', false),
	(126, '01a21c28-92a9-7c5e-8f67-ad826b95194c', 'annotation/6b8z1esygppy8gtpwave0wx7jr', 1, '{"body": "Paraît beaucoup.", "tags": [], "article": "7h6fpz90e15nwxdsnjbc1we99p", "passage": {"end": 56, "exact": "douze tonnes de miel", "start": 36, "prefix": "apiculteurs du coteau annoncent ", "suffix": ".\nC''est deux fois plus que l''an "}, "revision": 1, "motivation": "questioning"}', NULL, 'annotation_posted', '2026-11-27 08:39:10.763378+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationPosted, Newsroom.Core', '9c48ce218f2da10672ff5d8866246209', 'request/0HNQCC7ATI9N4:00000001', 'null', 'Joris Journaliste', false),
	(127, '01a21c28-92e3-7139-8213-85cde9a52d11', 'article/7h6fpz90e15nwxdsnjbc1we99p', 2, '{"notice": "La récolte est de deux tonnes et non de douze.", "content": {"body": "Les apiculteurs du coteau annoncent deux tonnes de miel.\nC''est un peu plus que l''an passé.\nLe syndicat publiera ses comptes en automne.", "kind": "wire", "spans": [], "title": "Une bonne récolte de miel", "byline": null, "language": "fr", "published": "2026-03-06T10:00:00Z"}, "revision": 2}', NULL, 'article_corrected', '2026-11-27 08:39:10.820855+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleCorrected, Newsroom.Core', 'b375bf7bc674325593882a5ec32af66e', 'request/0HNQCC7ATI9N6:00000001', '{"reason": "Appel du syndicat."}', 'Édith Rédac', false),
	(128, '01a21c28-9308-7a96-857f-16c94f54f2ee', 'article/5bd08hegnnx558jgbzjbm8jhqa', 1, '{"url": "https://exemple.test/ferry", "copyOf": null, "outlet": "Morning Ferry", "content": {"body": "The ferry line will close on Sunday, a sailor said.\nThe company has not answered yet.", "kind": "report", "spans": [], "title": "Ferry line to close", "byline": "Tom Quay", "language": "en", "published": null}, "canonicalUrl": "https://exemple.test/ferry"}', NULL, 'article_filed', '2026-11-27 08:39:10.856429+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '241d621a6fd4bf99bb844e58554e2a31', 'request/0HNQCC7ATI9N7:00000001', 'null', 'Joris Journaliste', false),
	(129, 'b65bb57a-0e6f-8a4e-98aa-0f363b786bc3', 'annotation/6b8z1esygppy8gtpwave0wx7jr', 2, '{"method": "reworded", "passage": {"end": 55, "exact": "deux tonnes de miel", "start": 36, "prefix": "apiculteurs du coteau annoncent ", "suffix": ".\nC''est un peu plus que l''an pas"}, "revision": 2, "similarity": 0.727}', NULL, 'annotation_reanchored', '2026-11-27 08:39:10.983907+00', '*DEFAULT*', 'Newsroom.Core.Annotations.AnnotationReanchored, Newsroom.Core', 'b375bf7bc674325593882a5ec32af66e', '01a21c28-92e3-7139-8213-85cde9a52d11', 'null', 'reanchoring', false),
	(130, '01a21c28-9392-7389-8d22-47dbff24e309', 'article/5bd08hegnnx558jgbzjbm8jhqa', 2, '{"notice": "The story was not true: no line closes."}', NULL, 'article_retracted', '2026-11-27 08:39:10.997984+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRetracted, Newsroom.Core', '278fbc79f554da47826f1c5b2a5cfc11', 'request/0HNQCC7ATI9N9:00000001', '{"reason": "Denied by the company."}', 'Édith Rédac', false),
	(131, '01a21c28-93d6-75e6-b69c-557a1bc58784', 'article/38etcfzt754h5qrhmw53wdywr1', 1, '{"url": "https://exemple.test/outils", "copyOf": null, "outlet": "Le Héron", "content": {"body": "La bibliothèque de quartier prêtera aussi des outils à partir de septembre, a décidé le conseil.\nOn y trouvera des perceuses, des échelles et deux machines à coudre, prêtées pour une semaine.\nLes lecteurs paieront une caution de dix euros, rendue avec l''outil.\nUne soirée par mois sera consacrée à la réparation, avec des bénévoles du quartier.\nLe budget vient d''une petite subvention de la région et de dons.", "kind": "feature", "spans": [], "title": "Des outils à la bibliothèque", "byline": "Ana Colline", "language": "fr", "published": "2026-03-07T06:00:00Z"}, "canonicalUrl": "https://exemple.test/outils"}', NULL, 'article_filed', '2026-11-27 08:39:11.063564+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '4a10e048ef85ea44d7d76ee2920a736e', 'request/0HNQCC7ATI9NA:00000001', 'null', 'Joris Journaliste', false),
	(132, '01a21c28-942c-7bf8-a39f-a27a00e27770', 'article/4gzqpnsaprjhxmhd0wper2e91p', 1, '{"url": "https://soir.exemple.test/outils?id=7", "copyOf": {"article": "38etcfzt754h5qrhmw53wdywr1", "revision": 1}, "outlet": "Presse du Soir", "content": {"body": "La bibliothèque de quartier prêtera aussi des outils à partir de septembre, a décidé le conseil.\nOn y trouvera des perceuses, des échelles et deux machines à coudre, prêtées pour une semaine.\nLes lecteurs paieront une caution de dix euros, rendue avec l''outil.\nUne soirée par mois sera consacrée à la réparation, avec des bénévoles du quartier.\nLe budget vient d''une petite subvention de la région et de dons.", "kind": "report", "spans": [], "title": "Bientôt des outils à emprunter", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://soir.exemple.test/outils?id=7"}', NULL, 'article_filed', '2026-11-27 08:39:11.150816+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'a485fb91c11fa7e02cda6846ab08a2fe', 'request/0HNQCC7ATI9NB:00000001', 'null', 'Joris Journaliste', false),
	(133, '01a21c28-9468-7e27-a337-c69248cda5fc', 'article/1tj8b6vkzcr5ww3jqqhhe0gwft', 1, '{"url": null, "copyOf": null, "outlet": "Radio Vallon", "content": {"body": "— Pourquoi le moulin tourne-t-il la nuit ?\n— Parce que l''eau est plus haute, répond la meunière.", "kind": "interview", "spans": [], "title": "Interview : la meunière", "byline": null, "language": "fr", "published": null}, "canonicalUrl": null}', NULL, 'article_filed', '2026-11-27 08:39:11.209584+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '831817c94f747d7d7cd9928e7706c6bf', 'request/0HNQCC7ATI9NC:00000001', '{"request-hash": "6083c13b9bffd66b146f09e47766ee547cb074373dc116bbdfbf457c455b31ec", "idempotency-key": "depot-moulin-1"}', 'Joris Journaliste', false),
	(134, '01a21c28-b374-7821-9b7d-7067321a137c', 'article/6tvafrqrgmgzv2qt8taf70dqkk', 1, '{"url": null, "copyOf": null, "outlet": "Bulletin du Cadran", "content": {"body": "Deux bancs pour la place du Cadran\n\nLa place du Cadran aura deux nouveaux bancs, dit le bulletin.\nIls seront en chêne et posés en juin.\n", "kind": "report", "spans": [{"end": 34, "kind": "title", "label": null, "start": 0}], "title": "Deux bancs pour la place du Cadran", "byline": null, "language": "fr", "published": null}, "canonicalUrl": null}', NULL, 'article_filed', '2026-11-27 08:39:19.639297+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '9b955bd6b6c24265a79f39d51843267f', 'command/9b955bd6b6c24265a79f39d51843267f', '{"reason": "Dossier reçu."}', 'root (command line)', false),
	(135, '01a21c28-b815-7159-848f-c152cd56ec7b', 'article/0yky8w8w5cxs5js20dr1atkqg8', 1, '{"url": null, "copyOf": null, "outlet": "Bulletin du Cadran", "content": {"body": "Le marché couvert change d''horaires\n\nPar Lucie Tamarin\n\nLe marché couvert ouvrira une heure plus tôt dès le mois prochain.\nLes poissonniers approuvent, les fleuristes hésitent.[1]\n\nLire aussi : La halle refait son toit\n\n[1] Sondage mené auprès de douze étals.\n", "kind": "report", "spans": [{"end": 35, "kind": "title", "label": null, "start": 0}, {"end": 54, "kind": "byline", "label": null, "start": 37}, {"end": 179, "kind": "footnote-reference", "label": "1", "start": 176}, {"end": 218, "kind": "related", "label": null, "start": 181}, {"end": 259, "kind": "footnote", "label": "1", "start": 220}], "title": "Le marché couvert change d''horaires", "byline": "Lucie Tamarin", "language": "fr", "published": null}, "canonicalUrl": null}', NULL, 'article_filed', '2026-11-27 08:39:20.342606+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '9b955bd6b6c24265a79f39d51843267f', 'command/9b955bd6b6c24265a79f39d51843267f', '{"reason": "Dossier reçu."}', 'root (command line)', false),
	(136, '01a21c28-be72-7c7c-96ab-0808d8817708', 'article/1j57zs80yav3e4tqd4qfyhz84x', 1, '{"url": "https://exemple.test/parcs", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Plan des parcs", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/parcs"}', NULL, 'article_filed', '2026-11-27 08:39:21.987348+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '717d0650405f3e1db57727085e87cf3d', 'request/0HNQCC7ATI9NG:00000001', 'null', 'Joris Journaliste', false),
	(137, '01a21c28-bef3-74a0-904c-b1748502308d', 'article/1j57zs80yav3e4tqd4qfyhz84x', 2, '{"until": "2099-01-01T00:00:00Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.101028+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', '318e89b1eaa3573ad6afc91b10fb0d20', 'request/0HNQCC7ATI9NI:00000001', '{"reason": "Embargo : far.", "request-hash": "f200dd9d8e899f33def287d5617af0e3dc5e1ec92cdc2ed531cac070a69d84e0", "idempotency-key": "embargo-parcs"}', 'Édith Rédac', false),
	(138, '01a21c28-bf0f-7192-af0e-a8b60d9d8cf3', 'article/34kz4pr77tswraqk5zbpzkzttd', 1, '{"url": "https://exemple.test/tram", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Nouveau tram", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/tram"}', NULL, 'article_filed', '2026-11-27 08:39:22.131498+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '6b0acdfb7cec80257109ac642b4f2aa7', 'request/0HNQCC7ATI9NJ:00000001', 'null', 'Joris Journaliste', false),
	(139, '01a21c28-bf3f-7a29-b01f-de452f1a509a', 'article/34kz4pr77tswraqk5zbpzkzttd', 2, '{"until": "2098-06-01T12:00:00Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.175542+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'e6301d3080e9426aa7c9be83e707dc35', 'request/0HNQCC7ATI9NL:00000001', '{"reason": "Embargo : early."}', 'Édith Rédac', false),
	(140, '01a21c28-bf69-7a16-9136-19bc7379f6ff', 'article/34kz4pr77tswraqk5zbpzkzttd', 3, '{"early": true, "until": "2098-06-01T12:00:00Z"}', NULL, 'embargo_lifted', '2026-11-27 08:39:22.223215+00', '*DEFAULT*', 'Newsroom.Core.Articles.EmbargoLifted, Newsroom.Core', '40bb0cea1bb038ca230b6daf5e82535d', 'request/0HNQCC7ATI9NN:00000001', '{"reason": "Déjà public ailleurs."}', 'Édith Rédac', false),
	(141, '01a21c28-bf9c-7687-93c9-8fe170055e1f', 'article/5gp6mshtajn6qy5bteb2ybgncr', 1, '{"url": "https://exemple.test/pain", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Prix du pain", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/pain"}', NULL, 'article_filed', '2026-11-27 08:39:22.268775+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'e14f143ff3163168f3dd6ec77da23dc4', 'request/0HNQCC7ATI9NO:00000001', 'null', 'Joris Journaliste', false),
	(144, '01a21c28-bff6-7a30-af0a-def4e8778faa', 'article/5w5p0c96a92rw7mp4msseshxwc', 1, '{"url": "https://exemple.test/vignes", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Fête des vignes", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/vignes"}', NULL, 'article_filed', '2026-11-27 08:39:22.361299+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', 'acd889871571af0d43e5976edac3f8b1', 'request/0HNQCC7ATI9NT:00000001', 'null', 'Joris Journaliste', false),
	(145, '01a21c28-c019-75bd-aae0-fd38de528c2d', 'article/5w5p0c96a92rw7mp4msseshxwc', 2, '{"until": "2026-11-27T08:39:28.380307Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.394298+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'e1c6b21319a65f0da979e32cbe70faa1', 'request/0HNQCC7ATI9NV:00000001', '{"reason": "Embargo : short."}', 'Édith Rédac', false),
	(146, '01a21c28-c027-74ad-82ec-9fc0f7c6a642', 'article/4257hgydxnsvbczt4s20eghehd', 1, '{"url": "https://exemple.test/lac", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Rumeur du lac", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/lac"}', NULL, 'article_filed', '2026-11-27 08:39:22.407904+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '761c9ee923f83115e301e94ebf50f755', 'request/0HNQCC7ATI9O0:00000001', 'null', 'Joris Journaliste', false),
	(147, '01a21c28-c039-7594-947e-dc153813e796', 'article/4257hgydxnsvbczt4s20eghehd', 2, '{"until": "2096-02-29T00:00:00Z"}', NULL, 'article_embargoed', '2026-11-27 08:39:22.42558+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'dd213d2818f8731b2a38fbffa6b4ebad', 'request/0HNQCC7ATI9O2:00000001', '{"reason": "Embargo : retracted."}', 'Édith Rédac', false),
	(148, '01a21c28-c061-70cf-8897-bb3e3e3f9783', 'article/4257hgydxnsvbczt4s20eghehd', 3, '{"notice": "Rien de vrai."}', NULL, 'article_retracted', '2026-11-27 08:39:22.466136+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleRetracted, Newsroom.Core', '82e6a1d98e8f712947b31b1abc30060b', 'request/0HNQCC7ATI9O4:00000001', 'null', 'Édith Rédac', false),
	(149, '01a21c28-c097-7635-b8d1-97e54f3d5544', 'story/pont-rive-nord', 1, '{"title": "Le pont et la rive nord", "summary": "Ce que change la fermeture du pont."}', NULL, 'story_opened', '2026-11-27 08:39:22.52103+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryOpened, Newsroom.Core', 'f67f36136fcb641bc128aeaa0168ec15', 'request/0HNQCC7ATI9O5:00000001', '{"reason": "Sujet de la semaine."}', 'Joris Journaliste', false),
	(150, '01a21c28-c12a-71cd-a55d-e7905fb996b4', 'story/pont-rive-nord', 2, '{"article": "7qewn2t542fxd52vxkwp354szw"}', NULL, 'article_attached', '2026-11-27 08:39:22.668393+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'dad5c4bed1804cdc196eb6f9ba260dd7', 'request/0HNQCC7ATI9O8:00000001', '{"reason": "Même sujet."}', 'Joris Journaliste', false);
INSERT INTO public.mt_events VALUES
	(151, '01a21c28-c183-7f85-ab7b-4e3dc18a3dd4', 'story/pont-rive-nord', 3, '{"article": "7h6fpz90e15nwxdsnjbc1we99p"}', NULL, 'article_attached', '2026-11-27 08:39:22.755467+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'a36f38cf684461f3025a0394e2177550', 'request/0HNQCC7ATI9OA:00000001', 'null', 'Joris Journaliste', false),
	(152, '01a21c28-c1af-77f2-a94f-25882538f062', 'story/pont-rive-nord', 4, '{"article": "5bd08hegnnx558jgbzjbm8jhqa"}', NULL, 'article_attached', '2026-11-27 08:39:22.800024+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', '3caa59ede22c000b85e86d4054c489b4', 'request/0HNQCC7ATI9OC:00000001', '{"reason": "Même sujet.", "request-hash": "c20ed2f26361794a751e1c7fce55b4aefcc499d8ebdd235e46c804b98b410b8c", "idempotency-key": "attache-1"}', 'Joris Journaliste', false),
	(153, '01a21c28-c1c9-7565-9fba-66e767337618', 'story/pont-rive-nord', 5, '{"article": "38etcfzt754h5qrhmw53wdywr1"}', NULL, 'article_attached', '2026-11-27 08:39:22.825896+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', '193f689e502b03df6740f31e0b11132b', 'request/0HNQCC7ATI9OE:00000001', '{"reason": "Même sujet."}', 'Joris Journaliste', false),
	(154, '01a21c28-c1df-7a91-9b8b-c576fc8a4452', 'story/pont-rive-nord', 6, '{"article": "1j57zs80yav3e4tqd4qfyhz84x"}', NULL, 'article_attached', '2026-11-27 08:39:22.849227+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', '617c22e0ea43cd31227d427632fd167b', 'request/0HNQCC7ATI9OG:00000001', '{"reason": "Même sujet."}', 'Joris Journaliste', false),
	(155, '01a21c28-c21e-719a-a6a4-da333500bc7d', 'story/pont-rive-nord', 7, '{"article": "7h6fpz90e15nwxdsnjbc1we99p"}', NULL, 'article_detached', '2026-11-27 08:39:22.913266+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleDetached, Newsroom.Core', '32bd1802593a49b1d366ef94cdfd08f8', 'request/0HNQCC7ATI9OI:00000001', '{"reason": "Hors sujet."}', 'Joris Journaliste', false),
	(156, '01a21c28-c259-7c54-8930-647f262c3bf2', 'story/pont-rive-nord', 8, '{"article": "5bd08hegnnx558jgbzjbm8jhqa"}', NULL, 'article_detached', '2026-11-27 08:39:22.970686+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleDetached, Newsroom.Core', '141286256555cbdc5de81adb9eec011e', 'request/0HNQCC7ATI9OK:00000001', '{"reason": "Récit retiré."}', 'Joris Journaliste', false),
	(157, '01a21c28-c284-7dde-987b-bedf0e2c8a51', 'story/pont-rive-nord', 9, '{"article": "7h6fpz90e15nwxdsnjbc1we99p"}', NULL, 'article_attached', '2026-11-27 08:39:23.021303+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', '451e667ed3aef049f7cefa94acbff805', 'request/0HNQCC7ATI9OM:00000001', '{"reason": "Finalement si."}', 'Joris Journaliste', false),
	(158, '01a21c28-c2a1-7d03-b23c-b3383cd3d209', 'story/pont-rive-nord', 10, '{"brief": {"known": ["Le pont est fermé."], "unknown": ["Pour combien de temps ?"], "headline": "Pont fermé"}}', NULL, 'brief_drafted', '2026-11-27 08:39:23.046715+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', '51c23be2a581d6eae76e27ac60bb6eec', 'request/0HNQCC7ATI9OO:00000001', 'null', 'Joris Journaliste', false),
	(159, '01a21c28-c2ce-7123-bb02-5534bd77618b', 'story/pont-rive-nord', 11, '{"brief": {"known": ["Le pont est fermé.", "Une navette roule."], "unknown": ["Le coût"], "headline": "Pont fermé six semaines"}}', NULL, 'brief_drafted', '2026-11-27 08:39:23.08654+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'f4f3a31c35982f7583d097eb993b59b9', 'request/0HNQCC7ATI9OQ:00000001', '{"reason": "Deuxième jet."}', 'Joris Journaliste', false),
	(160, '01a21c28-c2fc-7447-b94e-564c6e10c885', 'story/pont-rive-nord', 12, '{"brief": {"known": ["Le pont est fermé.", "Une navette roule."], "unknown": ["Le coût"], "headline": "Pont fermé six semaines"}, "edition": 1, "audience": "public"}', NULL, 'brief_published', '2026-11-27 08:39:23.137371+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', 'f6341323dbd480327bcf0ea100463f90', 'request/0HNQCC7ATI9OS:00000001', '{"request-hash": "8edc71cfccd64c54a12bb4b2ad3f243396a7858ffa403977079fd15f35efabb1", "idempotency-key": "publie-1"}', 'Édith Rédac', false),
	(161, '01a21c28-c339-7039-8d61-7b55bd007cba', 'story/pont-rive-nord', 13, '{"brief": {"known": ["Le pont est fermé.", "Une navette roule toutes les vingt minutes."], "unknown": ["Le coût"], "headline": "Pont fermé six semaines"}, "notice": "La fréquence de la navette manquait.", "edition": 1}', NULL, 'brief_corrected', '2026-11-27 08:39:23.194795+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefCorrected, Newsroom.Core', '4488106b13d1220ec0234b085bcb9b7d', 'request/0HNQCC7ATI9OU:00000001', 'null', 'Édith Rédac', false),
	(162, '01a21c28-c379-7874-b899-312277e9b289', 'story/pont-rive-nord', 14, '{"brief": {"known": ["Deux poutres sont fissurées."], "unknown": ["Qui paiera ?"], "headline": "Pont : note aux abonnés"}}', NULL, 'brief_drafted', '2026-11-27 08:39:23.261608+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', 'e1ee03f53b98360873f37e796e042ec5', 'request/0HNQCC7ATI9P0:00000001', 'null', 'Joris Journaliste', false),
	(163, '01a21c28-c3a8-78e1-95f0-0487ca3ae836', 'story/pont-rive-nord', 15, '{"brief": {"known": ["Deux poutres sont fissurées."], "unknown": ["Qui paiera ?"], "headline": "Pont : note aux abonnés"}, "edition": 2, "audience": "abonnés"}', NULL, 'brief_published', '2026-11-27 08:39:23.305056+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', '7e3a88dc3649dfc411dc8723b299a88a', 'request/0HNQCC7ATI9P2:00000001', '{"reason": "Pour les abonnés seuls."}', 'Édith Rédac', false),
	(164, '01a21c28-c3c7-7f47-bdd2-80f61bb0ff7f', 'story/pont-rive-nord', 16, '{"notice": "Envoyé trop tôt.", "edition": 2}', NULL, 'brief_withdrawn', '2026-11-27 08:39:23.3376+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefWithdrawn, Newsroom.Core', 'aad69ac118cf7dcde995a3a07a88b084', 'request/0HNQCC7ATI9P4:00000001', 'null', 'Édith Rédac', false),
	(165, '01a21c28-c41f-75a1-a859-a740320998b2', 'story/pont-rive-nord', 17, '{}', NULL, 'story_closed', '2026-11-27 08:39:23.426178+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryClosed, Newsroom.Core', 'bbe676c03fd73a073ff388f17886ef76', 'request/0HNQCC7ATI9P6:00000001', '{"reason": "Plus rien à suivre."}', 'Édith Rédac', false),
	(166, '01a21c28-c47d-7b30-ae64-47f8baa8f38e', 'story/pont-rive-nord', 18, '{}', NULL, 'story_reopened', '2026-11-27 08:39:23.522241+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryReopened, Newsroom.Core', 'dd065cf9a6644e4f6df85d2ba9e5059b', 'request/0HNQCC7ATI9P8:00000001', '{"reason": "Le chantier commence."}', 'Édith Rédac', false),
	(167, '01a21c28-c4cf-7ae6-b805-9a0628ee1856', 'story/pont-rive-nord', 19, '{"brief": {"known": ["Les ouvriers sont là."], "unknown": [], "headline": "Le chantier commence"}}', NULL, 'brief_drafted', '2026-11-27 08:39:23.599314+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', '815d5378db74eb4cf8ddaa0589c0595c', 'request/0HNQCC7ATI9PA:00000001', 'null', 'Joris Journaliste', false),
	(168, '01a21c28-c4e6-7558-a2c7-c2fa4e45baeb', 'story/pont-rive-nord', 20, '{"brief": {"known": ["Les ouvriers sont là."], "unknown": [], "headline": "Le chantier commence"}, "edition": 3, "audience": "public"}', NULL, 'brief_published', '2026-11-27 08:39:23.631881+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefPublished, Newsroom.Core', '145794f1b232d4b22c46529d4cbfdae3', 'request/0HNQCC7ATI9PC:00000001', 'null', 'Édith Rédac', false),
	(169, '01a21c28-c553-748b-927f-f5d41ec1e228', 'story/pont-rive-nord', 21, '{}', NULL, 'story_closed', '2026-11-27 08:39:23.731292+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryClosed, Newsroom.Core', '11da07e4be6b574ea94198ea598e5d01', 'request/0HNQCC7ATI9PE:00000001', 'null', 'Édith Rédac', false),
	(170, '01a21c28-c586-705a-b7be-620f9a405949', 'story/09w3zfnbkc2tas22279s51vtsz', 1, '{"title": "Miel du coteau", "summary": ""}', NULL, 'story_opened', '2026-11-27 08:39:23.782499+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryOpened, Newsroom.Core', '252ec778111369f226282a8563752bfd', 'request/0HNQCC7ATI9PF:00000001', '{"reason": "À suivre.", "request-hash": "65041d4c1aa958cbf6354848d80d4638fb72f63540ff7c6f484260349010006d", "idempotency-key": "ouvre-miel"}', 'Joris Journaliste', false),
	(171, '01a21c28-c59e-743f-8f59-a3d11a6119be', 'story/09w3zfnbkc2tas22279s51vtsz', 2, '{"article": "7h6fpz90e15nwxdsnjbc1we99p"}', NULL, 'article_attached', '2026-11-27 08:39:23.806676+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', '795b6f962d5a8057f8ed4d3055d65ad9', 'request/0HNQCC7ATI9PH:00000001', 'null', 'Joris Journaliste', false),
	(172, '01a21c28-c5fe-74de-8dda-f1625b01a173', 'story/09w3zfnbkc2tas22279s51vtsz', 3, '{"article": "4gzqpnsaprjhxmhd0wper2e91p"}', NULL, 'article_attached', '2026-11-27 08:39:23.902662+00', '*DEFAULT*', 'Newsroom.Core.Stories.ArticleAttached, Newsroom.Core', 'f60115a6c2d95b0f373b971ce444d11b', 'request/0HNQCC7ATI9PJ:00000001', 'null', 'Joris Journaliste', false),
	(173, '01a21c28-c665-7d77-96c6-bb6a6fa68950', 'story/09w3zfnbkc2tas22279s51vtsz', 4, '{"brief": {"known": ["Deux tonnes."], "unknown": ["Le prix"], "headline": "Le miel"}}', NULL, 'brief_drafted', '2026-11-27 08:39:24.014109+00', '*DEFAULT*', 'Newsroom.Core.Stories.BriefDrafted, Newsroom.Core', '21b73298ba7fe6a69bd5d663c40b3959', 'request/0HNQCC7ATI9PL:00000001', 'null', 'Joris Journaliste', false),
	(174, '01a21c28-c6b6-77ac-b76a-41900421fef4', 'story/ete-a-la-bibliotheque', 1, '{"title": "Été à la bibliothèque", "summary": ""}', NULL, 'story_opened', '2026-11-27 08:39:24.109444+00', '*DEFAULT*', 'Newsroom.Core.Stories.StoryOpened, Newsroom.Core', 'eea11f195d4631b4e53cccdab9204322', 'request/0HNQCC7ATI9PM:00000001', 'null', 'Édith Rédac', false),
	(175, 'd1bf950f-f4cd-8943-85ea-530541c33ec4', 'article/5w5p0c96a92rw7mp4msseshxwc', 3, '{"early": false, "until": "2026-11-27T08:39:28.380307Z"}', NULL, 'embargo_lifted', '2026-11-27 08:39:28.585533+00', '*DEFAULT*', 'Newsroom.Core.Articles.EmbargoLifted, Newsroom.Core', 'e1c6b21319a65f0da979e32cbe70faa1', '01a21c28-c019-75bd-aae0-fd38de528c2d', 'null', 'embargoes', false),
	(176, '01a21c28-d6d9-7f57-a43a-5425d135e916', 'key/5qb8ygkr3ck8p53wq7hgf315p8', 2, '{}', NULL, 'key_revoked', '2026-11-27 08:39:28.363075+00', '*DEFAULT*', 'Newsroom.Core.Access.KeyRevoked, Newsroom.Core', 'ea918d4435844ac0a7137c2b42b14c97', 'command/ea918d4435844ac0a7137c2b42b14c97', '{"reason": "Fin de stage."}', 'root (command line)', false),
	(177, '01a21c2a-562c-76e3-aaa1-a7557ab457ab', 'article/0kp6hynjmnzqq9hpdgy3rs0fpe', 1, '{"url": "https://exemple.test/concours", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Résultats du concours", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/concours"}', NULL, 'article_filed', '2026-11-27 08:41:06.776694+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '1205138bd018ba49f16104313481eae6', 'request/0HNQCC8LADSRU:00000001', 'null', 'Joris Journaliste', false),
	(178, '01a21c2a-5f03-78be-a32d-938e55550bcc', 'article/1ba3yetma9844ysmxw8h707c0b', 1, '{"url": "https://exemple.test/laureat", "copyOf": null, "outlet": "Le Héron", "content": {"body": "Texte court sous embargo.\nIl attend son heure.", "kind": "report", "spans": [], "title": "Nom du lauréat", "byline": null, "language": "fr", "published": null}, "canonicalUrl": "https://exemple.test/laureat"}', NULL, 'article_filed', '2026-11-27 08:41:08.618925+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleFiled, Newsroom.Core', '4e3ec8f9c825f78cf4eba721ce94fb1f', 'request/0HNQCC8LADSRV:00000001', 'null', 'Joris Journaliste', false),
	(179, '01a21c2a-703f-7410-a6f2-6a1a7f25e9f0', 'article/0kp6hynjmnzqq9hpdgy3rs0fpe', 2, '{"until": "2026-11-27T08:41:37.731752Z"}', NULL, 'article_embargoed', '2026-11-27 08:41:13.036766+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', '34df6f6d33be5512c1780f3a2ebddadb', 'request/0HNQCC8LADSS1:00000001', '{"reason": "Embargo : due."}', 'Édith Rédac', false),
	(180, '01a21c2a-7109-7f7b-a070-5a3b8c431aeb', 'article/1ba3yetma9844ysmxw8h707c0b', 2, '{"until": "2026-11-27T08:42:22.731752Z"}', NULL, 'article_embargoed', '2026-11-27 08:41:13.225648+00', '*DEFAULT*', 'Newsroom.Core.Articles.ArticleEmbargoed, Newsroom.Core', 'ddf59afda3907b09d38132b4251994ce', 'request/0HNQCC8LADSS3:00000001', '{"reason": "Embargo : due too."}', 'Édith Rédac', false);

-- Data for Name: mt_high_water_skips; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: mt_streams; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.mt_streams VALUES
	('story/coree-du-nord-russie', NULL, 21, '2025-05-13 07:41:08+00', '2024-10-14 06:48:12+00', '*DEFAULT*', false),
	('article/7wn7qhepangj87sh5fh6qq6ay9', NULL, 3, '2024-10-22 06:44:17+00', '2024-10-14 07:11:40+00', '*DEFAULT*', false),
	('annotation/4kf6sp4yyk8z76yq85bt55xa7m', NULL, 6, '2025-04-28 07:10:25+00', '2024-10-14 07:39:27+00', '*DEFAULT*', false),
	('annotation/034qgpxnq7rfzc2t0g0vtzbtz9', NULL, 7, '2025-05-12 08:19:31+00', '2024-10-14 07:57:53+00', '*DEFAULT*', false),
	('annotation/7t5dc4ysccg7b54525tw3k6sqy', NULL, 4, '2024-10-22 07:34:40+00', '2024-10-14 08:20:36+00', '*DEFAULT*', false),
	('annotation/5vv1td7xpa7r4gnj4pk7bt199g', NULL, 4, '2024-10-22 07:29:03+00', '2024-10-14 08:32:09+00', '*DEFAULT*', false),
	('annotation/163tp3fpv71bdywppn9apck87s', NULL, 3, '2024-10-14 10:02:30+00', '2024-10-14 09:04:48+00', '*DEFAULT*', false),
	('article/5p4cw7br52s4a59zggh2wddetm', NULL, 2, '2024-10-24 06:56:28+00', '2024-10-15 06:34:21+00', '*DEFAULT*', false),
	('annotation/3r8srbk71gjh1331pbh8mm3qfv', NULL, 4, '2024-10-24 07:20:13+00', '2024-10-15 07:09:58+00', '*DEFAULT*', false),
	('annotation/6c7avcvkfad6abj0zdzdnq4cdz', NULL, 5, '2024-10-24 06:56:28.002+00', '2024-10-15 07:31:17+00', '*DEFAULT*', false),
	('annotation/3bdxtvf3dvbregcb0gf4wn7tpw', NULL, 3, '2024-11-04 09:31:07+00', '2024-10-15 07:54:33+00', '*DEFAULT*', false),
	('article/5wtemqm4qyqy6kc71bp0kmpq8s', NULL, 2, '2024-11-06 08:11:37+00', '2024-10-17 07:18:35+00', '*DEFAULT*', false),
	('annotation/64mcrvbb160fmc6yct0gwchda8', NULL, 3, '2024-11-06 08:26:14+00', '2024-10-17 07:50:14+00', '*DEFAULT*', false),
	('annotation/4tx09fqrw8fh524s47rzjxfm3z', NULL, 4, '2024-11-07 09:03:58+00', '2024-10-17 07:56:41+00', '*DEFAULT*', false),
	('annotation/79a1k8pbv03ew3hf3epfdec62f', NULL, 3, '2024-11-06 08:11:37.002+00', '2024-10-17 08:29:55+00', '*DEFAULT*', false),
	('annotation/4t2hkfdhcdc4t51zbthd2b66tz', NULL, 2, '2024-11-06 08:11:37.003+00', '2024-10-17 09:16:20+00', '*DEFAULT*', false),
	('article/34fa9ry7qneq1nb8e84ejz2p3s', NULL, 2, '2024-11-05 07:02:33+00', '2024-11-04 07:32:18+00', '*DEFAULT*', false),
	('annotation/6sjtq9rbgxyv4schayg1603z7y', NULL, 2, '2024-11-05 07:02:33.001+00', '2024-11-04 08:01:52+00', '*DEFAULT*', false),
	('annotation/05fg4pt65k5newqk35ks1gf2sc', NULL, 2, '2024-11-05 07:02:33.002+00', '2024-11-04 08:58:29+00', '*DEFAULT*', false),
	('article/55xfbvsq2dvs9hk88j5g8r9ha2', NULL, 2, '2025-05-12 07:33:15+00', '2025-05-06 09:29:34+00', '*DEFAULT*', false),
	('annotation/74hhvkwdc6982dq8gkqvj6t25c', NULL, 2, '2025-05-12 07:33:15.001+00', '2025-05-06 09:58:21+00', '*DEFAULT*', false),
	('annotation/2y8vfwcztvjef341pcrvd044dk', NULL, 2, '2025-05-12 07:33:15.002+00', '2025-05-06 10:13:46+00', '*DEFAULT*', false),
	('annotation/4qpt0aa82ztv3frp4z7v2kz5am', NULL, 3, '2025-05-12 08:02:44+00', '2025-05-06 10:31:30+00', '*DEFAULT*', false),
	('annotation/6pjxzjrbnt4brz0m7671h8vnqh', NULL, 3, '2025-05-12 07:33:15.004+00', '2025-05-06 10:49:12+00', '*DEFAULT*', false),
	('key/6gbt5v608d8ntyhj657qhppyp7', NULL, 1, '2026-11-27 08:38:27.354644+00', '2026-11-27 08:38:27.354644+00', '*DEFAULT*', false),
	('key/6x643p1x64e99r29egmbcem1dq', NULL, 1, '2026-11-27 08:38:53.853218+00', '2026-11-27 08:38:53.853218+00', '*DEFAULT*', false),
	('key/4g8jy6nxgmkmgz2fhj6jhb0f72', NULL, 1, '2026-11-27 08:38:59.449617+00', '2026-11-27 08:38:59.449617+00', '*DEFAULT*', false),
	('key/5crqq1ygwc135d9rr3ka0kp2ak', NULL, 1, '2026-11-27 08:39:04.174618+00', '2026-11-27 08:39:04.174618+00', '*DEFAULT*', false),
	('article/0kp6hynjmnzqq9hpdgy3rs0fpe', NULL, 2, '2026-11-27 08:41:13.036355+00', '2026-11-27 08:41:06.746902+00', '*DEFAULT*', false),
	('article/1ba3yetma9844ysmxw8h707c0b', NULL, 2, '2026-11-27 08:41:13.225464+00', '2026-11-27 08:41:08.61828+00', '*DEFAULT*', false),
	('annotation/2655vndzfwaqdedt7j3d92wh7z', NULL, 2, '2026-11-27 08:39:09.802965+00', '2026-11-27 08:39:09.697895+00', '*DEFAULT*', false),
	('article/7qewn2t542fxd52vxkwp354szw', NULL, 3, '2026-11-27 08:39:10.391392+00', '2026-11-27 08:39:08.970303+00', '*DEFAULT*', false),
	('annotation/17tysmm6gj1hhnetrjkvy0de3r', NULL, 6, '2026-11-27 08:39:10.457999+00', '2026-11-27 08:39:09.715199+00', '*DEFAULT*', false),
	('annotation/1yhy7cqdr3ncb6kqxcw9gb4nfn', NULL, 4, '2026-11-27 08:39:10.457999+00', '2026-11-27 08:39:09.451198+00', '*DEFAULT*', false),
	('annotation/234ctbjeqxh586j3zbprh87dq5', NULL, 3, '2026-11-27 08:39:10.457999+00', '2026-11-27 08:39:09.661541+00', '*DEFAULT*', false),
	('annotation/344mp5k4xxebsm08hy6qdwb2pj', NULL, 3, '2026-11-27 08:39:10.457999+00', '2026-11-27 08:39:09.608954+00', '*DEFAULT*', false),
	('annotation/3pwmyzakjcn08tawp8x4n9y2nb', NULL, 3, '2026-11-27 08:39:10.457999+00', '2026-11-27 08:39:09.582541+00', '*DEFAULT*', false),
	('annotation/232ddx87q87x45ny0kg49mvccw', NULL, 1, '2026-11-27 08:39:10.682863+00', '2026-11-27 08:39:10.682863+00', '*DEFAULT*', false),
	('article/7h6fpz90e15nwxdsnjbc1we99p', NULL, 2, '2026-11-27 08:39:10.820507+00', '2026-11-27 08:39:10.745635+00', '*DEFAULT*', false),
	('annotation/6b8z1esygppy8gtpwave0wx7jr', NULL, 2, '2026-11-27 08:39:10.983265+00', '2026-11-27 08:39:10.763247+00', '*DEFAULT*', false),
	('article/5bd08hegnnx558jgbzjbm8jhqa', NULL, 2, '2026-11-27 08:39:10.997601+00', '2026-11-27 08:39:10.856262+00', '*DEFAULT*', false),
	('article/38etcfzt754h5qrhmw53wdywr1', NULL, 1, '2026-11-27 08:39:11.063337+00', '2026-11-27 08:39:11.063337+00', '*DEFAULT*', false),
	('article/4gzqpnsaprjhxmhd0wper2e91p', NULL, 1, '2026-11-27 08:39:11.15058+00', '2026-11-27 08:39:11.15058+00', '*DEFAULT*', false),
	('article/1tj8b6vkzcr5ww3jqqhhe0gwft', NULL, 1, '2026-11-27 08:39:11.209277+00', '2026-11-27 08:39:11.209277+00', '*DEFAULT*', false),
	('article/6tvafrqrgmgzv2qt8taf70dqkk', NULL, 1, '2026-11-27 08:39:19.627396+00', '2026-11-27 08:39:19.627396+00', '*DEFAULT*', false),
	('article/0yky8w8w5cxs5js20dr1atkqg8', NULL, 1, '2026-11-27 08:39:20.342388+00', '2026-11-27 08:39:20.342388+00', '*DEFAULT*', false),
	('article/1j57zs80yav3e4tqd4qfyhz84x', NULL, 2, '2026-11-27 08:39:22.100841+00', '2026-11-27 08:39:21.973114+00', '*DEFAULT*', false),
	('article/34kz4pr77tswraqk5zbpzkzttd', NULL, 3, '2026-11-27 08:39:22.223069+00', '2026-11-27 08:39:22.131344+00', '*DEFAULT*', false),
	('article/5gp6mshtajn6qy5bteb2ybgncr', NULL, 3, '2026-11-27 08:39:22.337521+00', '2026-11-27 08:39:22.268594+00', '*DEFAULT*', false),
	('article/4257hgydxnsvbczt4s20eghehd', NULL, 3, '2026-11-27 08:39:22.465967+00', '2026-11-27 08:39:22.407703+00', '*DEFAULT*', false);
INSERT INTO public.mt_streams VALUES
	('story/pont-rive-nord', NULL, 21, '2026-11-27 08:39:23.731123+00', '2026-11-27 08:39:22.520933+00', '*DEFAULT*', false),
	('story/09w3zfnbkc2tas22279s51vtsz', NULL, 4, '2026-11-27 08:39:24.013826+00', '2026-11-27 08:39:23.782412+00', '*DEFAULT*', false),
	('story/ete-a-la-bibliotheque', NULL, 1, '2026-11-27 08:39:24.109342+00', '2026-11-27 08:39:24.109342+00', '*DEFAULT*', false),
	('article/5w5p0c96a92rw7mp4msseshxwc', NULL, 3, '2026-11-27 08:39:28.584625+00', '2026-11-27 08:39:22.361163+00', '*DEFAULT*', false),
	('key/5qb8ygkr3ck8p53wq7hgf315p8', NULL, 2, '2026-11-27 08:39:28.352966+00', '2026-11-27 08:39:07.588609+00', '*DEFAULT*', false);

-- Data for Name: mt_doc_envelope; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Data for Name: wolverine_agent_restrictions; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Data for Name: wolverine_control_queue; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Data for Name: wolverine_dead_letters; Type: TABLE DATA; Schema: wolverine; Owner: -

INSERT INTO wolverine.wolverine_dead_letters VALUES
	('0198f000-0000-7000-8000-0000000000b0', NULL, '\x5403cfcf614cdf480c00000006736f75726365086e657773726f6f6d0c6d6573736167652d747970651a636f7572726965722d73616e732d64657374696e617461697265097265706c792d7572691b6c6f63616c3a2f2f6e657773726f6f6d5f756e68616e646c65642f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1b6c6f63616c3a2f2f6e657773726f6f6d5f756e68616e646c65642f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642430313938663030302d303030302d373030302d383030302d3030303030303030303062300e657863657074696f6e2d7479706539576f6c766572696e652e52756e74696d652e496e7465726f702e556e6b6e6f776e4d657373616765547970654e616d65457863657074696f6e11657863657074696f6e2d6d65737361676532556e6b6e6f776e206d65737361676520747970653a2027636f7572726965722d73616e732d64657374696e617461697265270f657863657074696f6e2d737461636b00096661696c65642d61740d31373935373638373232363739146f726967696e616c2d64657374696e6174696f6e1b6c6f63616c3a2f2f6e657773726f6f6d5f756e68616e646c65642f960000007b226361757365223a202235616436373366642d316266642d353264322d386438662d323963376164616565333237222c2022756e74696c223a2022323032362d30312d30315430303a30303a30305a222c202261727469636c65223a20226262626262626262626262626262626262626262626262626262626262626262222c2022636f7272656c6174696f6e223a206e756c6c7d', 'courrier-sans-destinataire', 'local://newsroom_unhandled/', 'newsroom', 'Wolverine.Runtime.Interop.UnknownMessageTypeNameException', 'Unknown message type: ''courrier-sans-destinataire''', '2026-11-27 08:38:29.188898+00', false),
	('0198f000-0000-7000-8000-00000000dead', '2026-11-27 08:40:41.037538+00', '\xe48bb6cf614cdf480e00000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f097265706c792d7572691e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642430313938663030302d303030302d373030302d383030302d3030303030303030646561640c74696d652d746f2d73656e641b323032362d31312d32375430383a34303a34312e3033373533383808617474656d70747301380e657863657074696f6e2d747970651d4e657773726f6f6d2e4d617274656e2e4d6573736167654661696c656411657863657074696f6e2d6d6573736167654261727469636c652f61616161616161616161616161616161616161616161616161616161616161613a205468657265206973206e6f2073756368207265706f72742e0f657863657074696f6e2d737461636bf6022020206174204e657773726f6f6d2e4d617274656e2e57616b6548616e646c65722e48616e646c654173796e632857616b65206d6573736167652c204d657373616765436f6e7465787420636f6e746578742c2043616e63656c6c6174696f6e546f6b656e2063616e63656c6c6174696f6e2920696e202f746d702f6669782f7372632f4e657773726f6f6d2e4d617274656e2f57616b6548616e646c65722e63733a6c696e652034380a202020617420576f6c766572696e652e52756e74696d652e48616e646c6572732e4578656375746f722e457865637574654173796e63284d657373616765436f6e7465787420636f6e746578742c2043616e63656c6c6174696f6e546f6b656e2063616e63656c6c6174696f6e2920696e202f686f6d652f72756e6e65722f776f726b2f776f6c766572696e652f776f6c766572696e652f7372632f576f6c766572696e652f52756e74696d652f48616e646c6572732f4578656375746f722e63733a6c696e6520323432096661696c65642d61740d31373935373638383431303933146f726967696e616c2d64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f960000007b226361757365223a202264383166396361622d393038342d353735332d623438392d376635643133643763363938222c2022756e74696c223a2022323032362d30312d30315430303a30303a30305a222c202261727469636c65223a20226161616161616161616161616161616161616161616161616161616161616161222c2022636f7272656c6174696f6e223a206e756c6c7d', 'lift-embargo', 'local://newsroom-lift-embargo/', 'newsroom', 'InvalidOperationException', 'article/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: There is no such report.', '2026-11-27 08:38:29.028554+00', false);

-- Data for Name: wolverine_incoming_envelopes; Type: TABLE DATA; Schema: wolverine; Owner: -

INSERT INTO wolverine.wolverine_incoming_envelopes VALUES
	('57ba7f5d-266d-8913-ac04-0bb83c0a9e69', 'Scheduled', 0, '2099-01-01 00:00:00+00', 0, '\xe8cc66ef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642435376261376635642d323636642d383931332d616330342d3062623833633061396536390c74696d652d746f2d73656e641b323039392d30312d30315430303a30303a30302e30303030303030a70000007b2261727469636c65223a22316a35377a73383079617633653474716434716679687a383478222c22756e74696c223a22323039392d30312d30315430303a30303a30305a222c226361757365223a2230316132316332382d626566332d373461302d393034632d623137343835303233303864222c22636f7272656c6174696f6e223a223331386538396231656161333537336164366166633931623130666230643230227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('fbcaba23-e9bd-8bed-ae60-e50b27f3e898', 'Scheduled', 0, '2098-06-01 12:00:00+00', 0, '\x1ae66eef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642466626361626132332d653962642d386265642d616536302d6535306232376633653839380c74696d652d746f2d73656e641b323039382d30362d30315431323a30303a30302e30303030303030a70000007b2261727469636c65223a2233346b7a34707237377473777261716b357a62707a6b7a747464222c22756e74696c223a22323039382d30362d30315431323a30303a30305a222c226361757365223a2230316132316332382d626633662d376132392d623031662d646534353266316135303961222c22636f7272656c6174696f6e223a226536333031643330383065393432366161376339626538336537303764633335227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('c5aaa0f1-9706-837c-98c1-10f74a13675c', 'Scheduled', 0, '2097-05-01 00:00:00+00', 0, '\x122380ef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642463356161613066312d393730362d383337632d393863312d3130663734613133363735630c74696d652d746f2d73656e641b323039372d30352d30315430303a30303a30302e30303030303030a70000007b2261727469636c65223a22356770366d736874616a6e3671793562746562327962676e6372222c22756e74696c223a22323039372d30352d30315430303a30303a30305a222c226361757365223a2230316132316332382d626662642d376436622d613861612d653532396663303236643861222c22636f7272656c6174696f6e223a226136303062633035663735383762343935366237636661616434656230356361227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('49b3a750-cd5a-8a94-9ad4-232ff1266084', 'Scheduled', 0, '2099-12-31 23:59:59.123456+00', 0, '\x1fe183ef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642434396233613735302d636435612d386139342d396164342d3233326666313236363038340c74696d652d746f2d73656e641b323039392d31322d33315432333a35393a35392e31323334353630ae0000007b2261727469636c65223a22356770366d736874616a6e3671793562746562327962676e6372222c22756e74696c223a22323039392d31322d33315432333a35393a35392e3132333435365a222c226361757365223a2230316132316332382d626665302d376566352d383032352d633630316262643038613636222c22636f7272656c6174696f6e223a226535656163646339303136646630626233623138626238336333313861373133227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('4a196a34-2acd-86d0-b9c1-afd885ec32d4', 'Scheduled', 0, '2096-02-29 00:00:00+00', 0, '\x24f895ef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642434613139366133342d326163642d383664302d623963312d6166643838356563333264340c74696d652d746f2d73656e641b323039362d30322d32395430303a30303a30302e30303030303030a70000007b2261727469636c65223a223432353768677964786e737662637a7434733230656768656864222c22756e74696c223a22323039362d30322d32395430303a30303a30305a222c226361757365223a2230316132316332382d633033392d373539342d393437652d646331353338313365373936222c22636f7272656c6174696f6e223a226464323133643238313866383733316232613338666266666136623465626164227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('3effb6f8-c8e2-819b-8342-65139418c10d', 'Handled', 0, '2026-11-27 08:39:28.380307+00', 1, '\x3cfc8cef614cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642433656666623666382d633865322d383139622d383334322d3635313339343138633130640c74696d652d746f2d73656e641b323032362d31312d32375430383a33393a32382e33383033303730ae0000007b2261727469636c65223a2235773570306339366139327277376d70346d7373657368787763222c22756e74696c223a22323032362d31312d32375430383a33393a32382e3338303330375a222c226361757365223a2230316132316332382d633031392d373562642d616165302d666433386465353238633264222c22636f7272656c6174696f6e223a226531633662323133313961363566306461393739653332636265373066616131227d', 'lift-embargo', 'local://newsroom-lift-embargo/', '2026-11-28 08:39:28.590427+00'),
	('0198f000-0000-7000-8000-0000000000e8', 'Scheduled', 0, '2099-06-01 00:00:00+00', 5, '\x664e5d20624cdf480600000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642430313938663030302d303030302d373030302d383030302d303030303030303030306538960000007b226361757365223a202234323230613961332d363765632d356363632d386465382d393834626561346531646631222c2022756e74696c223a2022323032362d30312d30315430303a30303a30305a222c202261727469636c65223a20226464646464646464646464646464646464646464646464646464646464646464222c2022636f7272656c6174696f6e223a206e756c6c7d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('68001e38-ccdc-8be2-abc8-5500d3885ea4', 'Scheduled', 0, '2026-11-27 08:41:37.731752+00', 0, '\xa96be831624cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642436383030316533382d636364632d386265322d616263382d3535303064333838356561340c74696d652d746f2d73656e641b323032362d31312d32375430383a34313a33372e37333137353230ae0000007b2261727469636c65223a22306b703668796e6a6d6e7a717139687064677933727330667065222c22756e74696c223a22323032362d31312d32375430383a34313a33372e3733313735325a222c226361757365223a2230316132316332612d373033662d373431302d613666322d366131613766323565396630222c22636f7272656c6174696f6e223a223334646636663664333362653535313263313738306633613265626464616462227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('1e88df36-c2d2-8e18-816f-91c5e2e36dc7', 'Scheduled', 0, '2026-11-27 08:42:22.731752+00', 0, '\x5a28f631624cdf480700000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642431653838646633362d633264322d386531382d383136662d3931633565326533366463370c74696d652d746f2d73656e641b323032362d31312d32375430383a34323a32322e37333137353230ae0000007b2261727469636c65223a22316261337965746d613938343479736d78773868373037633062222c22756e74696c223a22323032362d31312d32375430383a34323a32322e3733313735325a222c226361757365223a2230316132316332612d373130392d376637622d613037302d356133623863343331616562222c22636f7272656c6174696f6e223a226464663539616664613339303762303964333831333262343235313939346365227d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL),
	('0198f000-0000-7000-8000-0000000000e7', 'Scheduled', 0, '2026-11-27 08:41:35.210207+00', 5, '\xa037db1f624cdf480600000006736f75726365086e657773726f6f6d0c6d6573736167652d747970650c6c6966742d656d626172676f0c636f6e74656e742d747970651d6170706c69636174696f6e2f766e642e6e657773726f6f6d2b6a736f6e0b64657374696e6174696f6e1e6c6f63616c3a2f2f6e657773726f6f6d2d6c6966742d656d626172676f2f1661636365707465642d636f6e74656e742d7479706573106170706c69636174696f6e2f6a736f6e0269642430313938663030302d303030302d373030302d383030302d303030303030303030306537960000007b226361757365223a202239306636326138362d656535312d353531332d396634392d646235356466373833313765222c2022756e74696c223a2022323032362d30312d30315430303a30303a30305a222c202261727469636c65223a20226363636363636363636363636363636363636363636363636363636363636363222c2022636f7272656c6174696f6e223a206e756c6c7d', 'lift-embargo', 'local://newsroom-lift-embargo/', NULL);

-- Data for Name: wolverine_node_assignments; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Data for Name: wolverine_node_records; Type: TABLE DATA; Schema: wolverine; Owner: -

INSERT INTO wolverine.wolverine_node_records VALUES
	(1, 1, 'NodeStarted', '2026-11-27 08:38:27.995539+00', ''),
	(2, 1, 'LeadershipAssumed', '2026-11-27 08:38:29.460317+00', 'wolverine://leader/'),
	(3, 1, 'AssignmentChanged', '2026-11-27 08:38:29.460317+00', 'AssignAgent { AgentUri = wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine, Destination = NodeDestination { NodeId = b39b703f-ee66-4577-81b9-69712a5be31b, ControlUri = dbcontrol://b39b703f-ee66-4577-81b9-69712a5be31b/ }, DestinationNodeId = b39b703f-ee66-4577-81b9-69712a5be31b }'),
	(4, 1, 'AgentStarted', '2026-11-27 08:38:29.838106+00', 'wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine'),
	(5, 2, 'NodeStarted', '2026-11-27 08:38:38.036126+00', ''),
	(6, 2, 'LeadershipAssumed', '2026-11-27 08:38:40.177816+00', 'wolverine://leader/'),
	(7, 2, 'AssignmentChanged', '2026-11-27 08:38:41.834032+00', 'AssignAgent { AgentUri = wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine, Destination = NodeDestination { NodeId = 7461d9b0-a31d-44cf-bac2-8fddd1ec4b9c, ControlUri = dbcontrol://7461d9b0-a31d-44cf-bac2-8fddd1ec4b9c/ }, DestinationNodeId = 7461d9b0-a31d-44cf-bac2-8fddd1ec4b9c }'),
	(8, 2, 'AgentStarted', '2026-11-27 08:38:41.834032+00', 'wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine'),
	(9, 3, 'NodeStarted', '2026-11-27 08:39:18.929997+00', ''),
	(10, 4, 'NodeStarted', '2026-11-27 08:40:59.164897+00', ''),
	(11, 4, 'LeadershipAssumed', '2026-11-27 08:41:01.157871+00', 'wolverine://leader/'),
	(12, 4, 'AssignmentChanged', '2026-11-27 08:41:01.593881+00', 'AssignAgent { AgentUri = wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine, Destination = NodeDestination { NodeId = abb4bb24-3fca-44f4-833c-95a47caef1d2, ControlUri = dbcontrol://abb4bb24-3fca-44f4-833c-95a47caef1d2/ }, DestinationNodeId = abb4bb24-3fca-44f4-833c-95a47caef1d2 }'),
	(13, 4, 'AgentStarted', '2026-11-27 08:41:02.202415+00', 'wolverinedb://postgresql//srv/newsroom/postgres/run/newsroom/wolverine');

-- Data for Name: wolverine_nodes; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Data for Name: wolverine_outgoing_envelopes; Type: TABLE DATA; Schema: wolverine; Owner: -

-- Name: mt_events_sequence; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.mt_events_sequence', 180, true);

-- Name: wolverine_node_records_id_seq; Type: SEQUENCE SET; Schema: wolverine; Owner: -

SELECT pg_catalog.setval('wolverine.wolverine_node_records_id_seq', 13, true);

-- Name: wolverine_nodes_node_number_seq; Type: SEQUENCE SET; Schema: wolverine; Owner: -

SELECT pg_catalog.setval('wolverine.wolverine_nodes_node_number_seq', 4, true);

-- Name: importing importing_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.importing
    ADD CONSTRAINT importing_pkey PRIMARY KEY (one);

-- Name: kept_annotations kept_annotations_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.kept_annotations
    ADD CONSTRAINT kept_annotations_pkey PRIMARY KEY (id, from_position);

-- Name: kept_articles kept_articles_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.kept_articles
    ADD CONSTRAINT kept_articles_pkey PRIMARY KEY (id, from_position);

-- Name: kept_memberships kept_memberships_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.kept_memberships
    ADD CONSTRAINT kept_memberships_pkey PRIMARY KEY (id, from_position);

-- Name: kept_stories kept_stories_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.kept_stories
    ADD CONSTRAINT kept_stories_pkey PRIMARY KEY (id, from_position);

-- Name: made made_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.made
    ADD CONSTRAINT made_pkey PRIMARY KEY (hash);

-- Name: moments moments_at_key; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.moments
    ADD CONSTRAINT moments_at_key UNIQUE (at);

-- Name: moments moments_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.moments
    ADD CONSTRAINT moments_pkey PRIMARY KEY ("position");

-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

-- Name: views views_pkey; Type: CONSTRAINT; Schema: newsroom; Owner: -

ALTER TABLE ONLY newsroom.views
    ADD CONSTRAINT views_pkey PRIMARY KEY (name);

-- Name: mt_event_progression pk_mt_event_progression; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_event_progression
    ADD CONSTRAINT pk_mt_event_progression PRIMARY KEY (name);

-- Name: mt_doc_access_keys pkey_mt_doc_access_keys_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_doc_access_keys
    ADD CONSTRAINT pkey_mt_doc_access_keys_id PRIMARY KEY (id);

-- Name: mt_doc_deadletterevent pkey_mt_doc_deadletterevent_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_doc_deadletterevent
    ADD CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id);

-- Name: mt_doc_open_embargoes pkey_mt_doc_open_embargoes_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_doc_open_embargoes
    ADD CONSTRAINT pkey_mt_doc_open_embargoes_id PRIMARY KEY (id);

-- Name: mt_doc_reanchoring_notes pkey_mt_doc_reanchoring_notes_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_doc_reanchoring_notes
    ADD CONSTRAINT pkey_mt_doc_reanchoring_notes_id PRIMARY KEY (id);

-- Name: mt_events pkey_mt_events_seq_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_events
    ADD CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id);

-- Name: mt_high_water_skips pkey_mt_high_water_skips_ending_sequence; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_high_water_skips
    ADD CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence);

-- Name: mt_streams pkey_mt_streams_id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_streams
    ADD CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id);

-- Name: mt_doc_envelope pkey_mt_doc_envelope_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.mt_doc_envelope
    ADD CONSTRAINT pkey_mt_doc_envelope_id PRIMARY KEY (id);

-- Name: wolverine_agent_restrictions pkey_wolverine_agent_restrictions_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_agent_restrictions
    ADD CONSTRAINT pkey_wolverine_agent_restrictions_id PRIMARY KEY (id);

-- Name: wolverine_control_queue pkey_wolverine_control_queue_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_control_queue
    ADD CONSTRAINT pkey_wolverine_control_queue_id PRIMARY KEY (id);

-- Name: wolverine_dead_letters pkey_wolverine_dead_letters_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_dead_letters
    ADD CONSTRAINT pkey_wolverine_dead_letters_id PRIMARY KEY (id);

-- Name: wolverine_incoming_envelopes pkey_wolverine_incoming_envelopes_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_incoming_envelopes
    ADD CONSTRAINT pkey_wolverine_incoming_envelopes_id PRIMARY KEY (id);

-- Name: wolverine_node_assignments pkey_wolverine_node_assignments_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_node_assignments
    ADD CONSTRAINT pkey_wolverine_node_assignments_id PRIMARY KEY (id);

-- Name: wolverine_node_records pkey_wolverine_node_records_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_node_records
    ADD CONSTRAINT pkey_wolverine_node_records_id PRIMARY KEY (id);

-- Name: wolverine_nodes pkey_wolverine_nodes_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_nodes
    ADD CONSTRAINT pkey_wolverine_nodes_id PRIMARY KEY (id);

-- Name: wolverine_outgoing_envelopes pkey_wolverine_outgoing_envelopes_id; Type: CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_outgoing_envelopes
    ADD CONSTRAINT pkey_wolverine_outgoing_envelopes_id PRIMARY KEY (id);

-- Name: kept_annotations_by_article; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_annotations_by_article ON newsroom.kept_annotations USING btree (((data ->> 'article'::text)) COLLATE "C", born);

-- Name: kept_annotations_list; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_annotations_list ON newsroom.kept_annotations USING btree (born, from_position);

-- Name: kept_annotations_list_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_annotations_list_now ON newsroom.kept_annotations USING btree (born) WHERE (to_position IS NULL);

-- Name: kept_annotations_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE UNIQUE INDEX kept_annotations_now ON newsroom.kept_annotations USING btree (id) WHERE (to_position IS NULL);

-- Name: kept_articles_by_copy_fingerprint; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_articles_by_copy_fingerprint ON newsroom.kept_articles USING btree (((data ->> 'copyFingerprint'::text)) COLLATE "C", born);

-- Name: kept_articles_by_outlet; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_articles_by_outlet ON newsroom.kept_articles USING btree (((data ->> 'outlet'::text)) COLLATE "C", born);

-- Name: kept_articles_list; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_articles_list ON newsroom.kept_articles USING btree (born, from_position);

-- Name: kept_articles_list_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_articles_list_now ON newsroom.kept_articles USING btree (born) WHERE (to_position IS NULL);

-- Name: kept_articles_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE UNIQUE INDEX kept_articles_now ON newsroom.kept_articles USING btree (id) WHERE (to_position IS NULL);

-- Name: kept_memberships_by_article; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_memberships_by_article ON newsroom.kept_memberships USING btree (((data ->> 'article'::text)) COLLATE "C", born);

-- Name: kept_memberships_by_story; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_memberships_by_story ON newsroom.kept_memberships USING btree (((data ->> 'story'::text)) COLLATE "C", born);

-- Name: kept_memberships_list; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_memberships_list ON newsroom.kept_memberships USING btree (born, from_position);

-- Name: kept_memberships_list_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_memberships_list_now ON newsroom.kept_memberships USING btree (born) WHERE (to_position IS NULL);

-- Name: kept_memberships_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE UNIQUE INDEX kept_memberships_now ON newsroom.kept_memberships USING btree (id) WHERE (to_position IS NULL);

-- Name: kept_stories_by_state; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_stories_by_state ON newsroom.kept_stories USING btree (((data ->> 'state'::text)) COLLATE "C", born);

-- Name: kept_stories_list; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_stories_list ON newsroom.kept_stories USING btree (born, from_position);

-- Name: kept_stories_list_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX kept_stories_list_now ON newsroom.kept_stories USING btree (born) WHERE (to_position IS NULL);

-- Name: kept_stories_now; Type: INDEX; Schema: newsroom; Owner: -

CREATE UNIQUE INDEX kept_stories_now ON newsroom.kept_stories USING btree (id) WHERE (to_position IS NULL);

-- Name: outbox_claimable; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX outbox_claimable ON newsroom.outbox USING btree (type, not_before) WHERE ((done_at IS NULL) AND (dead_at IS NULL) AND (leased_by IS NULL) AND (lost = 0));

-- Name: outbox_dead_letters; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX outbox_dead_letters ON newsroom.outbox USING btree (dead_at, id) WHERE (dead_at IS NOT NULL);

-- Name: outbox_done; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX outbox_done ON newsroom.outbox USING btree (done_at) WHERE (done_at IS NOT NULL);

-- Name: outbox_leased; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX outbox_leased ON newsroom.outbox USING btree (leased_by) WHERE (leased_by IS NOT NULL);

-- Name: outbox_suspect; Type: INDEX; Schema: newsroom; Owner: -

CREATE INDEX outbox_suspect ON newsroom.outbox USING btree (not_before) WHERE ((done_at IS NULL) AND (dead_at IS NULL) AND (leased_by IS NULL) AND (lost > 0));

-- Name: mt_doc_access_keys_idx_hash; Type: INDEX; Schema: public; Owner: -

CREATE INDEX mt_doc_access_keys_idx_hash ON public.mt_doc_access_keys USING btree (((data ->> 'hash'::text)));

-- Name: mt_doc_reanchoring_notes_idx_article; Type: INDEX; Schema: public; Owner: -

CREATE INDEX mt_doc_reanchoring_notes_idx_article ON public.mt_doc_reanchoring_notes USING btree (((data ->> 'article'::text)));

-- Name: pk_mt_events_stream_and_version; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events USING btree (stream_id, version);

-- Name: idx_wolverine_dead_letters_replayable; Type: INDEX; Schema: wolverine; Owner: -

CREATE INDEX idx_wolverine_dead_letters_replayable ON wolverine.wolverine_dead_letters USING btree (replayable) WHERE (replayable = true);

-- Name: idx_wolverine_incoming_envelopes_owner; Type: INDEX; Schema: wolverine; Owner: -

CREATE INDEX idx_wolverine_incoming_envelopes_owner ON wolverine.wolverine_incoming_envelopes USING btree (owner_id) WHERE (owner_id <> 0);

-- Name: idx_wolverine_outgoing_envelopes_owner; Type: INDEX; Schema: wolverine; Owner: -

CREATE INDEX idx_wolverine_outgoing_envelopes_owner ON wolverine.wolverine_outgoing_envelopes USING btree (owner_id) WHERE (owner_id <> 0);

-- Name: mt_events fkey_mt_events_stream_id; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.mt_events
    ADD CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES public.mt_streams(id) ON DELETE CASCADE;

-- Name: wolverine_node_assignments fkey_wolverine_node_assignments_node_id; Type: FK CONSTRAINT; Schema: wolverine; Owner: -

ALTER TABLE ONLY wolverine.wolverine_node_assignments
    ADD CONSTRAINT fkey_wolverine_node_assignments_node_id FOREIGN KEY (node_id) REFERENCES wolverine.wolverine_nodes(id) ON DELETE CASCADE;

-- What the head set for this session.
RESET ALL;
