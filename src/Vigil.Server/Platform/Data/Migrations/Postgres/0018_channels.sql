-- The official list that staff keep, and imported lists of scams (docs/decisions/0041).
create table official_channels (
  id uuid primary key,
  kind text not null,
  value text not null,
  note text not null,
  added_at bigint not null,
  removed_at bigint
);

create unique index official_channels_standing on official_channels (kind, value) where removed_at is null;

create table scam_lists (
  name text primary key,
  hosts integer not null,
  wallets integer not null,
  imported_at bigint not null,
  content bytea not null
);

-- What an agent must be able to say who claims to be the one of this case.
create table agent_codes (
  case_id uuid primary key,
  agent_id uuid not null,
  customer_id uuid not null,
  code text not null,
  until bigint not null,
  tries integer not null
);
