alter table cases add column in_line_since bigint;
alter table cases add column waiting_since bigint;
alter table cases add column came_from uuid;
alter table cases add column last_message_seq bigint;
alter table cases add column last_author text;
update cases set in_line_since = queued_at;
update cases set last_message_seq = (select max(seq) from entries where entries.case_id = cases.id and kind = 'message');
update cases set last_author = (select author_kind from entries where entries.case_id = cases.id and seq = cases.last_message_seq);
update cases set waiting_since = (select at from entries where entries.case_id = cases.id and seq = cases.last_message_seq) where status = 'open' and last_author = 'customer';
update cases set waiting_since = queued_at where owner = 'queue' and waiting_since is null;
drop index cases_queued;
create index cases_in_line on cases (queue, priority desc, in_line_since) where owner = 'queue';
create index cases_of_agent on cases (agent_id, owner);
create index cases_latest on cases (status, updated_at);

alter table customers add column display_name text;

create table staff_presence (
  staff_id uuid primary key references staff_accounts (id),
  state text not null,
  capacity integer not null,
  last_seen bigint not null,
  given_at bigint
);
