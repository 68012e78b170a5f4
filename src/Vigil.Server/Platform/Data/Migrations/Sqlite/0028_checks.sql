-- Step-up checks: who was asked for what, and what became of it (docs/decisions/0051). Their codes lie in sent_codes, as keyed hashes.
create table identity_checks (
  id text primary key,
  case_id text not null,
  customer_id text not null,
  purpose text not null,
  level text not null,
  asked_by text,
  asked_at integer not null,
  until integer not null,
  tries integer not null,
  first_way text,
  passed_way text,
  passed_at integer,
  granted_until integer,
  paused_until integer,
  ended_at integer,
  ended_by text
) without rowid;

create index identity_checks_case on identity_checks (case_id);
create index identity_checks_customer on identity_checks (customer_id);
create index identity_checks_until on identity_checks (until);
