-- What one person wants and a second one has to agree to (docs/decisions/0042).
create table approvals (
  id uuid primary key,
  kind text not null,
  content text not null,
  hash text not null,
  note text not null,
  case_id uuid,
  by_id uuid not null,
  at bigint not null,
  expires_at bigint not null,
  state text not null,
  decided_by_id uuid,
  decided_at bigint
);

create index approvals_at on approvals (at, id);
create index approvals_by on approvals (by_id, state);

-- Two accounts of one human being: neither agrees to what the other asks for.
alter table staff_accounts add column person_id uuid;
