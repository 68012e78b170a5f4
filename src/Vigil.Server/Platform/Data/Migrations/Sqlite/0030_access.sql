-- Up to when the person of a session has read in it what became of their access (docs/operate/staff.md).
alter table staff_sessions add column notices_read_at integer not null default 0;
