-- Who has opened the customer's data of a case with a reason, and what a colleague thinks of it (docs/decisions/0038).
create table looks (
  id text primary key,
  case_id text not null,
  by_id text not null,
  reason text not null,
  note text not null,
  at integer not null,
  until integer not null,
  reviewed_by_id text,
  reviewed_at integer,
  verdict text
) without rowid;

-- Asked with every reading of a person who may look.
create index looks_of on looks (by_id, case_id, until);
create index looks_at on looks (at, id);
