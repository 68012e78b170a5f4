-- Step-up checks: who was asked for what, and what became of it (docs/decisions/0051). Their codes lie in sent_codes, as keyed hashes.
create table identity_checks (
  id uuid primary key,
  case_id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  level text not null,
  asked_by uuid,
  asked_at bigint not null,
  until bigint not null,
  tries integer not null,
  first_way text,
  passed_way text,
  passed_at bigint,
  granted_until bigint,
  paused_until bigint,
  ended_at bigint,
  ended_by text
);

create index identity_checks_case on identity_checks (case_id);
create index identity_checks_customer on identity_checks (customer_id);
create index identity_checks_until on identity_checks (until);
