create table blobs (
  hash text primary key,
  size bigint not null,
  uses integer not null
);
create index blobs_unused on blobs (hash) where uses <= 0;

create table files (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  width integer,
  height integer,
  hash text not null references blobs (hash),
  thumbnail_hash text references blobs (hash),
  thumbnail_type text,
  case_id uuid,
  seq bigint,
  created_at bigint not null
);
create index files_of_case on files (case_id, seq) where case_id is not null;
create index files_unsent on files (created_at) where case_id is null;
create index files_of_owner on files (owner_kind, owner_id);

create table uploads (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  name text not null,
  size bigint,
  received bigint not null,
  file_id uuid,
  created_at bigint not null
);
create index uploads_age on uploads (created_at);
create index uploads_of_owner on uploads (owner_kind, owner_id);

create table blob_pieces (
  hash text not null references blobs (hash) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (hash, position)
);
alter table blob_pieces alter column bytes set storage external;

create table upload_pieces (
  upload_id uuid not null,
  position bigint not null,
  bytes bytea not null,
  primary key (upload_id, position)
);
alter table upload_pieces alter column bytes set storage external;
