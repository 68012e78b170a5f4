create table exchange_events (
  id text primary key,
  received_at bigint not null
);
create index exchange_events_age on exchange_events (received_at);
