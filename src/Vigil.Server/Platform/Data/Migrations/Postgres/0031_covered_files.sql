-- Everybody who has pulled a case, not the last one alone: ids with commas between them, empty for nobody.
alter table cases add column pullers text not null default '';
update cases set pullers = pulled_by::text where pulled_by is not null;
alter table cases drop column pulled_by;

-- Of what customers send everything but plain text and evident pictures of a screen may show a document of identity (docs/decisions/0061). Files of before were not looked at: they are covered.
alter table files add column screenshot boolean not null default false;

-- How it is known that a file shows a document: name, text, customer, agent. Empty where nobody has said so.
alter table files add column document text;
