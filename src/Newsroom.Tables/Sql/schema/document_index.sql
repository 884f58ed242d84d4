create index if not exists mt_doc_{name}_idx_{column} on public.mt_doc_{name} ((data ->> '{field}'));
