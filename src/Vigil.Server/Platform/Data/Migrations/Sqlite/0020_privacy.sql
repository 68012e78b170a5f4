-- Erasures that were carried out, and what must be kept for now (docs/decisions/0044).
alter table cases add column erased_at integer;

create table erasures (
  approval_id text primary key,
  persons text not null,
  cases text not null,
  at integer not null,
  recorded_at integer,
  cleaned_at integer,
  finished_at integer
) without rowid;

create index erasures_open on erasures (at) where finished_at is null;

create table legal_holds (
  id text primary key,
  case_id text not null,
  scope text not null,
  reason text not null,
  note text not null,
  by_id text not null,
  at integer not null,
  lifted_by_id text,
  lifted_at integer
) without rowid;

create index legal_holds_standing on legal_holds (case_id) where lifted_at is null;

-- For the rules of retention: what is old enough and still there.
create index cases_not_erased on cases (resolved_at) where status = 'resolved' and erased_at is null;

-- By which time the rules of retention go: behind a clock that jumps ahead (one row).
create table retention_clock (
  id integer primary key,
  at integer not null
);

-- Notes that are old enough and still there.
create index looks_noted on looks (at) where note <> '';
create index approvals_noted on approvals (at) where note <> '';
