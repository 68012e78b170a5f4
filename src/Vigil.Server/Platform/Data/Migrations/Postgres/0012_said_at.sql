-- When a person last said whether they are there: who has said 'offline' and takes a case after it is at work on that case.
alter table staff_presence add column said_at bigint;
