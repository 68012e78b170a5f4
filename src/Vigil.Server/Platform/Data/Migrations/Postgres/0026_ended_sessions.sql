-- From which session at the exchange a messenger session was started, whether its customer has frozen the account in it, and when it was ended (docs/decisions/0054).
alter table messenger_sessions add column exchange_session text;
alter table messenger_sessions add column has_frozen boolean not null default false;
alter table messenger_sessions add column ended_at bigint;
create index messenger_sessions_customer on messenger_sessions (customer_id);
create index messenger_sessions_ended on messenger_sessions (ended_at) where ended_at is not null;
