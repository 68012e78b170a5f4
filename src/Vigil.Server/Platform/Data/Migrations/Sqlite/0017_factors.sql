-- How staff prove who they are (docs/decisions/0040). Sessions of before say by what they were opened nowhere: whoever has one signs in anew.
drop table staff_sessions;
create table staff_sessions (
  token_hash text primary key,
  id text not null unique,
  staff_id text not null references staff_accounts (id),
  proof text not null,
  proven_at integer not null,
  source text not null,
  device text not null,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) without rowid;
create index staff_sessions_of on staff_sessions (staff_id);
create index staff_sessions_expiry on staff_sessions (expires_at);

create table staff_factors (
  id text primary key,
  staff_id text not null references staff_accounts (id),
  kind text not null,
  name text not null,
  secret text not null,
  credential_id text unique,
  counter integer not null,
  added_at integer not null,
  confirmed_at integer,
  used_at integer
) without rowid;
create index staff_factors_of on staff_factors (staff_id);

create table staff_recovery_codes (
  code_hash text primary key,
  staff_id text not null references staff_accounts (id)
) without rowid;
create index staff_recovery_codes_of on staff_recovery_codes (staff_id);

create table staff_half_sign_ins (
  token_hash text primary key,
  staff_id text not null references staff_accounts (id),
  tries integer not null,
  expires_at integer not null
) without rowid;
create index staff_half_sign_ins_expiry on staff_half_sign_ins (expires_at);

create table staff_invitations (
  id text primary key,
  token_hash text not null unique,
  email text not null,
  email_key text not null,
  role text not null,
  queues text not null,
  language text not null,
  by_id text not null references staff_accounts (id),
  expires_at integer not null
) without rowid;

-- Challenges of passkeys that have been answered, until they would have ended: none is answered twice.
create table staff_answered_challenges (
  challenge_hash text primary key,
  expires_at integer not null
) without rowid;
create index staff_answered_challenges_expiry on staff_answered_challenges (expires_at);
