-- Erasures that were carried out, and what must be kept for now (docs/decisions/0044).
alter table cases add column erased_at bigint;

create table erasures (
  approval_id uuid primary key,
  persons text not null,
  cases text not null,
  at bigint not null,
  recorded_at bigint,
  cleaned_at bigint,
  finished_at bigint
);

create index erasures_open on erasures (at) where finished_at is null;

create table legal_holds (
  id uuid primary key,
  case_id uuid not null,
  scope text not null,
  reason text not null,
  note text not null,
  by_id uuid not null,
  at bigint not null,
  lifted_by_id uuid,
  lifted_at bigint
);

create index legal_holds_standing on legal_holds (case_id) where lifted_at is null;

-- For the rules of retention: what is old enough and still there.
create index cases_not_erased on cases (resolved_at) where status = 'resolved' and erased_at is null;

-- By which time the rules of retention go: behind a clock that jumps ahead (one row).
create table retention_clock (
  id integer primary key,
  at bigint not null
);

-- Notes that are old enough and still there.
create index looks_noted on looks (at) where note <> '';
create index approvals_noted on approvals (at) where note <> '';
