-- Who wants an account frozen without signing in, and codes that were sent (docs/decisions/0047).
create table freeze_requests (
  id text primary key,
  named text,
  uid text,
  language text not null,
  tries integer not null,
  at bigint not null,
  until bigint not null,
  redeemed_at bigint,
  customer_id uuid,
  link_id text
);

create index freeze_requests_until on freeze_requests (until);

-- A link of a mail freezes once, whoever opens it at the same time.
create unique index freeze_requests_link on freeze_requests (link_id);

create table sent_codes (
  purpose text not null,
  owner text not null,
  slot bigint not null,
  digest text not null,
  tried_at bigint not null,
  sent_at bigint,
  until bigint not null,
  used_at bigint,
  primary key (purpose, owner, slot)
);

create index sent_codes_until on sent_codes (until);
