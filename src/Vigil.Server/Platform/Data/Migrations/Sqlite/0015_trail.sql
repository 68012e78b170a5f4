-- The audit trail as a chain (docs/decisions/0037). What is not sealed yet is named in a table of its own, so that nobody has to look for it.
create table audit_unsealed (
  event_id text primary key
) without rowid;
insert into audit_unsealed (event_id) select id from audit_events;

create table audit_chain (
  seq integer primary key,
  event_id text not null unique,
  hash blob not null
);
create trigger audit_chain_no_update before update on audit_chain begin select raise(abort, 'audit_chain is append-only'); end;
create trigger audit_chain_no_delete before delete on audit_chain begin select raise(abort, 'audit_chain is append-only'); end;

create table audit_checkpoints (
  seq integer primary key,
  hash blob not null,
  at integer not null,
  signed_by text not null,
  signature blob not null
);
create trigger audit_checkpoints_no_update before update on audit_checkpoints begin select raise(abort, 'audit_checkpoints is append-only'); end;
create trigger audit_checkpoints_no_delete before delete on audit_checkpoints begin select raise(abort, 'audit_checkpoints is append-only'); end;

-- For whoever searches the trail.
create index audit_events_at on audit_events (at, id);
create index audit_events_of_action on audit_events (action, at);
