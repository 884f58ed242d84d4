-- What a newsroom of before Marten became its one engine has left. Runs before anything is made; does nothing elsewhere.
do $$
begin
  if to_regclass('newsroom.views') is null then return; end if;

  alter table newsroom.views rename to listings;
  alter table newsroom.listings rename constraint views_pkey to listings_pkey;
  -- Access keys are a snapshot of Marten's by another shape, embargoes and notes are read from the listings.
  delete from newsroom.listings where name in ('access_keys', 'open_embargoes');
  drop table if exists public.mt_doc_access_keys, public.mt_doc_open_embargoes, public.mt_doc_reanchoring_notes;

  -- What its messages reminded of is derived again from what is due.
  drop table if exists newsroom.outbox;
  drop function if exists newsroom.append(varchar, bigint, uuid[], varchar[], varchar[], text[], varchar, varchar, jsonb, varchar, timestamptz);
  drop function if exists newsroom.append_group(
    varchar[], bigint[], bigint[], int[], varchar[], bigint[], uuid[], varchar[], varchar[], text[], varchar[], varchar[], text[], varchar[], timestamptz[]);

  create table newsroom.moments_done (
    one      boolean not null,
    position bigint  not null,
    constraint moments_done_pkey primary key (one));
  insert into newsroom.moments_done (one, position)
  select true, last_seq_id from public.mt_event_progression where name = 'newsroom:moments';
  alter table newsroom.moments drop constraint if exists moments_at_key;

  -- To Marten a row means progress: where there was none, its daemon makes the first one itself.
  delete from public.mt_event_progression where last_seq_id = 0 or name in ('newsroom:moments', 'open_embargoes:All');
end $$;
