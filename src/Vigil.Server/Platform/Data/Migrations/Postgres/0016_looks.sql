-- Who has opened the customer's data of a case with a reason, and what a colleague thinks of it (docs/decisions/0038).
create table looks (
  id uuid primary key,
  case_id uuid not null,
  by_id uuid not null,
  reason text not null,
  note text not null,
  at bigint not null,
  until bigint not null,
  reviewed_by_id uuid,
  reviewed_at bigint,
  verdict text
);

-- Asked with every reading of a person who may look.
create index looks_of on looks (by_id, case_id, until);
create index looks_at on looks (at, id);
