-- Who wants an account frozen without signing in, and codes that were sent (docs/decisions/0047).
create table freeze_requests (
  id text primary key,
  named text,
  uid text,
  language text not null,
  tries integer not null,
  at integer not null,
  until integer not null,
  redeemed_at integer,
  customer_id text,
  link_id text
) without rowid;

create index freeze_requests_until on freeze_requests (until);

-- A link of a mail freezes once, whoever opens it at the same time.
create unique index freeze_requests_link on freeze_requests (link_id);

create table sent_codes (
  purpose text not null,
  owner text not null,
  slot integer not null,
  digest text not null,
  tried_at integer not null,
  sent_at integer,
  until integer not null,
  used_at integer,
  primary key (purpose, owner, slot)
) without rowid;

create index sent_codes_until on sent_codes (until);
