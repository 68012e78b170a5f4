-- Up to when the person of a session has read in it what became of their access (docs/operate/staff.md).
alter table staff_sessions add column notices_read_at bigint not null default 0;

-- Tickets that have opened a hub, until they would have ended (docs/decisions/0058). Unlogged: a commit that writes here alone waits for no disk. On SQLite one process has the
-- data folder, and remembers them in memory.
create unlogged table hub_tickets_used (
  nonce text primary key,
  expires_at bigint not null
);
