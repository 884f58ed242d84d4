-- What an import that did not come to its end has left, which is all that there is.
delete from public.mt_events;
delete from public.mt_streams;
delete from newsroom.importing
