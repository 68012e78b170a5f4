create table blobs (
  hash text primary key,
  size integer not null,
  uses integer not null
);
create index blobs_unused on blobs (hash) where uses <= 0;

create table files (
  id text primary key,
  owner_kind text not null,
  owner_id text not null,
  name text not null,
  type text not null,
  size integer not null,
  width integer,
  height integer,
  hash text not null references blobs (hash),
  thumbnail_hash text references blobs (hash),
  thumbnail_type text,
  case_id text,
  seq integer,
  created_at integer not null
);
create index files_of_case on files (case_id, seq) where case_id is not null;
create index files_unsent on files (created_at) where case_id is null;
create index files_of_owner on files (owner_kind, owner_id);

create table uploads (
  id text primary key,
  owner_kind text not null,
  owner_id text not null,
  name text not null,
  size integer,
  received integer not null,
  file_id text,
  created_at integer not null
);
create index uploads_age on uploads (created_at);
create index uploads_of_owner on uploads (owner_kind, owner_id);
