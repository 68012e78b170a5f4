create table cases (
  id uuid primary key,
  number text not null unique,
  customer_id uuid not null,
  client_case_id text not null,
  channel text not null,
  status text not null,
  owner text not null,
  queue text,
  agent_id uuid,
  agent_name text,
  topic text,
  priority integer not null,
  human_requested boolean not null,
  title text,
  language text not null,
  time_zone text not null,
  last_seq bigint not null,
  last_public_seq bigint not null,
  customer_read bigint not null,
  staff_read bigint not null,
  opened_at bigint not null,
  updated_at bigint not null,
  queued_at bigint,
  assigned_at bigint,
  resolved_at bigint,
  rated_stars integer
);
create unique index cases_client_key on cases (customer_id, client_case_id);
create index cases_of_customer on cases (customer_id, updated_at);
create index cases_queued on cases (priority desc, queued_at) where owner = 'queue';
create index cases_waited on cases (assigned_at) where assigned_at is not null;

create table entries (
  case_id uuid not null references cases (id),
  seq bigint not null,
  public_seq bigint,
  kind text not null,
  author_kind text not null,
  author_id uuid,
  author_name text,
  client_key text,
  digest text,
  at bigint not null,
  primary key (case_id, seq)
);
create unique index entries_public on entries (case_id, public_seq) where public_seq is not null;
create unique index entries_client_key on entries (case_id, client_key) where client_key is not null;

create table entry_bodies (
  case_id uuid not null,
  seq bigint not null,
  text text,
  data text,
  primary key (case_id, seq),
  foreign key (case_id, seq) references entries (case_id, seq)
);

create table outbox (
  id uuid primary key,
  listener text not null,
  stream text not null,
  position bigint not null,
  type text not null,
  payload text not null,
  due_at bigint not null,
  attempts integer not null,
  leased_until bigint not null,
  last_error text
);
create unique index outbox_order on outbox (listener, stream, position);
create index outbox_due on outbox (due_at);

create table dead_letters (
  id uuid primary key,
  listener text not null,
  stream text not null,
  position bigint not null,
  type text not null,
  payload text not null,
  attempts integer not null,
  last_error text not null,
  died_at bigint not null
);

create table customers (
  id uuid primary key,
  uid text unique,
  language text not null,
  time_zone text not null,
  created_at bigint not null,
  updated_at bigint not null
);

create table messenger_sessions (
  token_hash text primary key,
  customer_id uuid not null references customers (id),
  locale text not null,
  time_zone text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index messenger_sessions_expiry on messenger_sessions (expires_at);

create table secrets (
  name text primary key,
  value text not null
);
