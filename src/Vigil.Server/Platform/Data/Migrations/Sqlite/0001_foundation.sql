create table cases (
  id text primary key,
  number text not null unique,
  customer_id text not null,
  client_case_id text not null,
  channel text not null,
  status text not null,
  owner text not null,
  queue text,
  agent_id text,
  agent_name text,
  topic text,
  priority integer not null,
  human_requested integer not null,
  title text,
  language text not null,
  time_zone text not null,
  last_seq integer not null,
  last_public_seq integer not null,
  customer_read integer not null,
  staff_read integer not null,
  opened_at integer not null,
  updated_at integer not null,
  queued_at integer,
  assigned_at integer,
  resolved_at integer,
  rated_stars integer
) without rowid;
create unique index cases_client_key on cases (customer_id, client_case_id);
create index cases_of_customer on cases (customer_id, updated_at);
create index cases_queued on cases (priority desc, queued_at) where owner = 'queue';
create index cases_waited on cases (assigned_at) where assigned_at is not null;

create table entries (
  case_id text not null references cases (id),
  seq integer not null,
  public_seq integer,
  kind text not null,
  author_kind text not null,
  author_id text,
  author_name text,
  client_key text,
  digest text,
  at integer not null,
  primary key (case_id, seq)
) without rowid;
create unique index entries_public on entries (case_id, public_seq) where public_seq is not null;
create unique index entries_client_key on entries (case_id, client_key) where client_key is not null;

create table entry_bodies (
  case_id text not null,
  seq integer not null,
  text text,
  data text,
  primary key (case_id, seq),
  foreign key (case_id, seq) references entries (case_id, seq)
) without rowid;

create table outbox (
  id text primary key,
  listener text not null,
  stream text not null,
  position integer not null,
  type text not null,
  payload text not null,
  due_at integer not null,
  attempts integer not null,
  leased_until integer not null,
  last_error text
) without rowid;
create unique index outbox_order on outbox (listener, stream, position);
create index outbox_due on outbox (due_at);

create table dead_letters (
  id text primary key,
  listener text not null,
  stream text not null,
  position integer not null,
  type text not null,
  payload text not null,
  attempts integer not null,
  last_error text not null,
  died_at integer not null
) without rowid;

create table customers (
  id text primary key,
  uid text unique,
  language text not null,
  time_zone text not null,
  created_at integer not null,
  updated_at integer not null
) without rowid;

create table messenger_sessions (
  token_hash text primary key,
  customer_id text not null references customers (id),
  locale text not null,
  time_zone text not null,
  created_at integer not null,
  expires_at integer not null
) without rowid;
create index messenger_sessions_expiry on messenger_sessions (expires_at);

create table secrets (
  name text primary key,
  value text not null
) without rowid;
