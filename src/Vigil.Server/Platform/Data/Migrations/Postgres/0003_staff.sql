create table staff_accounts (
  id uuid primary key,
  name text not null,
  email text not null,
  email_key text not null unique,
  password_hash text not null,
  role text not null,
  language text not null,
  queues text not null,
  active boolean not null,
  created_at bigint not null,
  updated_at bigint not null
);

create table staff_sessions (
  token_hash text primary key,
  staff_id uuid not null references staff_accounts (id),
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index staff_sessions_of on staff_sessions (staff_id);
create index staff_sessions_expiry on staff_sessions (expires_at);

create table staff_throttles (
  key text primary key,
  failures integer not null,
  blocked_until bigint not null,
  touched_at bigint not null
);
create index staff_throttles_age on staff_throttles (touched_at);

create table staff_known_sources (
  account_key text not null,
  source_key text not null,
  at bigint not null,
  primary key (account_key, source_key)
);

create table staff_setup_tokens (
  token_hash text primary key,
  expires_at bigint not null
);

create table audit_events (
  id uuid primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  object text not null,
  detail text
);
create index audit_events_of_actor on audit_events (actor, at);
create index audit_events_of_object on audit_events (object, at);
create function audit_events_append_only() returns trigger language plpgsql as $$ begin raise exception 'audit_events is append-only'; end $$;
create trigger audit_events_append_only before update or delete or truncate on audit_events for each statement execute function audit_events_append_only();
