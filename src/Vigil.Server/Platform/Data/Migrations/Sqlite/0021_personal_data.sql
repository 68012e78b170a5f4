-- Who has read what of which customer, what was revealed of it, what looked unusual, and bait (docs/decisions/0045 and 0046).
create table data_reads (
  id text primary key,
  by_id text not null,
  case_id text not null,
  customer_id text not null,
  uid text,
  kind text not null,
  reason text,
  at integer not null
) without rowid;

create index data_reads_by on data_reads (by_id, at);
create index data_reads_of on data_reads (customer_id, at);
create index data_reads_at on data_reads (at);

create table reveals (
  id text primary key,
  case_id text not null,
  by_id text not null,
  kind text not null,
  record_id text not null,
  field text not null,
  reason text not null,
  note text not null,
  at integer not null,
  approval_id text
) without rowid;

create index reveals_by on reveals (by_id, at);

-- What a second person has agreed to is revealed once.
create unique index reveals_approval on reveals (approval_id) where approval_id is not null;

create table reading_alerts (
  id text primary key,
  person_id text not null,
  rule text not null,
  found integer not null,
  at integer not null,
  cleared_by_id text,
  cleared_at integer,
  note text
) without rowid;

-- One alert of a rule for a person until it is cleared, whichever node sees it first.
create unique index reading_alerts_open on reading_alerts (person_id, rule) where cleared_at is null;
create index reading_alerts_at on reading_alerts (at, id);

create table canary_customers (
  uid text primary key,
  by_id text not null,
  at integer not null
) without rowid;
