-- An event's data without the texts at the paths: null is left there, and beside a text, under its name with Hash after it, its
-- SHA-256, by which it can be compared with another.
create or replace function newsroom.outline_of(p_data jsonb, p_left text[]) returns jsonb
language plpgsql immutable as $$
declare
  v_outline jsonb := p_data;
  v_path text[];
begin
  for i in 1..cardinality(p_left) loop
    v_path := string_to_array(p_left[i], '.');
    if jsonb_typeof(p_data #> v_path) = 'string' then
      v_outline := jsonb_set(
        v_outline, v_path[:cardinality(v_path) - 1] || (v_path[cardinality(v_path)] || 'Hash'),
        to_jsonb(encode(sha256(convert_to(p_data #>> v_path, 'UTF8')), 'hex')));
    end if;
    v_outline := jsonb_set(v_outline, v_path, 'null');
  end loop;
  return v_outline;
end $$;
