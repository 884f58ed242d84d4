-- Ends the transaction unless a condition holds, so that a pipelined batch can check what it has just written.
create or replace function newsroom.demand(p_holds boolean, p_what text) returns void
language plpgsql as $$
begin
  if p_holds is not true then
    raise exception '%', p_what using errcode = 'NR002';
  end if;
end $$;
