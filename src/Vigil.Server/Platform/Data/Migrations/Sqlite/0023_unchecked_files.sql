-- A file that was taken while the virus scanner did not answer (docs/decisions/0050).
alter table files add column unchecked integer not null default 0;
