alter table cases add column visitor boolean not null default false;
alter table cases add column line_rank integer not null default 0;
update cases set visitor = true where customer_id in (select id from customers where uid is null);
update cases set line_rank = priority * 2 + case when priority = 3 and not visitor then 1 else 0 end;
drop index cases_in_line;
create index cases_in_line on cases (queue, line_rank desc, in_line_since) where owner = 'queue';
