-- What an entry says stands beside it, and its client key is looked for in memory (KnownKeys): with a table of their own and an index,
-- every message wrote three pages where it now writes one. Erasing sets text and data to null.
alter table entries add column text text;
alter table entries add column data text;
update entries set (text, data) = (select b.text, b.data from entry_bodies b where b.case_id = entries.case_id and b.seq = entries.seq)
  where exists (select 1 from entry_bodies b where b.case_id = entries.case_id and b.seq = entries.seq);
drop table entry_bodies;
drop index entries_client_key;
