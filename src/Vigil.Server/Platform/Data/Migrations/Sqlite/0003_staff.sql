create table staff_accounts (
  id text primary key,
  name text not null,
  email text not null,
  email_key text not null unique,
  password_hash text not null,
  role text not null,
  language text not null,
  queues text not null,
  active integer not null,
  created_at integer not null,
  updated_at integer not null
) without rowid;

create table staff_sessions (
  token_hash text primary key,
  staff_id text not null references staff_accounts (id),
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) without rowid;
create index staff_sessions_of on staff_sessions (staff_id);
create index staff_sessions_expiry on staff_sessions (expires_at);

create table staff_throttles (
  key text primary key,
  failures integer not null,
  blocked_until integer not null,
  touched_at integer not null
) without rowid;
create index staff_throttles_age on staff_throttles (touched_at);

create table staff_known_sources (
  account_key text not null,
  source_key text not null,
  at integer not null,
  primary key (account_key, source_key)
) without rowid;

create table staff_setup_tokens (
  token_hash text primary key,
  expires_at integer not null
) without rowid;

create table audit_events (
  id text primary key,
  at integer not null,
  actor text not null,
  action text not null,
  object text not null,
  detail text
) without rowid;
create index audit_events_of_actor on audit_events (actor, at);
create index audit_events_of_object on audit_events (object, at);
create trigger audit_events_no_update before update on audit_events begin select raise(abort, 'audit_events is append-only'); end;
create trigger audit_events_no_delete before delete on audit_events begin select raise(abort, 'audit_events is append-only'); end;
