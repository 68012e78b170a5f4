create table exchange_events (
  id text primary key,
  received_at integer not null
) without rowid;
create index exchange_events_age on exchange_events (received_at);
