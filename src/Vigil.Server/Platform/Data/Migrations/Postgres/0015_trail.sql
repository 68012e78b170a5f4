-- The audit trail as a chain (docs/decisions/0037). What is not sealed yet is named in a table of its own, so that nobody has to look for it.
create table audit_unsealed (
  event_id uuid primary key
);
insert into audit_unsealed (event_id) select id from audit_events;

create table audit_chain (
  seq bigint primary key,
  event_id uuid not null unique,
  hash bytea not null
);
create function audit_chain_append_only() returns trigger language plpgsql as $$ begin raise exception 'audit_chain is append-only'; end $$;
create trigger audit_chain_append_only before update or delete or truncate on audit_chain for each statement execute function audit_chain_append_only();

create table audit_checkpoints (
  seq bigint primary key,
  hash bytea not null,
  at bigint not null,
  signed_by text not null,
  signature bytea not null
);
create function audit_checkpoints_append_only() returns trigger language plpgsql as $$ begin raise exception 'audit_checkpoints is append-only'; end $$;
create trigger audit_checkpoints_append_only before update or delete or truncate on audit_checkpoints for each statement execute function audit_checkpoints_append_only();

-- For whoever searches the trail.
create index audit_events_at on audit_events (at, id);
create index audit_events_of_action on audit_events (action, at);
