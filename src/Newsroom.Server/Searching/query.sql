-- What is looked for, folded for French ($1), English ($2) and any other language ($3), as PostgreSQL reads it; empty where there is no
-- word in it that is searched for.
select websearch_to_tsquery('pg_catalog.french', $1)::text, websearch_to_tsquery('pg_catalog.english', $2)::text, websearch_to_tsquery('pg_catalog.simple', $3)::text
