-- Which identifiers somebody of the staff has searched for of late, as keyed hashes (docs/decisions/0057): counted, and compared with the numbers next to them.
create table person_searches (
  id text primary key,
  by_id text not null,
  digest text not null,
  at integer not null
) without rowid;

create index person_searches_by on person_searches (by_id, at);
create index person_searches_at on person_searches (at);
