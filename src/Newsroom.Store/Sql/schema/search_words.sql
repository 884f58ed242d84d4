-- What a row is found by: its words, stemmed by the rules of its language, of four weights; its facets as they are; and in which slices
-- of the log it was born, of five sizes, so that the newest matches of a frequent word are found without going through all of them.
create or replace function newsroom.search_words(p_data jsonb, p_born bigint) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector(l.config, p_data ->> 'a'), 'A')
      || setweight(to_tsvector(l.config, p_data ->> 'b'), 'B')
      || setweight(to_tsvector(l.config, p_data ->> 'c'), 'C')
      || to_tsvector(l.config, p_data ->> 'd')
      || array_to_tsvector(
        array(select jsonb_array_elements_text(p_data -> 'facets'))
        || array['=0:' || (p_born >> 12), '=1:' || (p_born >> 15), '=2:' || (p_born >> 18), '=3:' || (p_born >> 21), '=4:' || (p_born >> 24)])
  from (select case p_data ->> 'language'
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig
    else 'pg_catalog.simple'::regconfig end) l (config)
$$;
