-- How much agents changed of the drafts they sent (docs/decisions/0026). The words, drafted and sent, lie in the message's own entry.
create table learning_edits (
  case_id uuid not null,
  of_seq bigint not null,
  seq bigint not null,
  at bigint not null,
  language text not null,
  topic text,
  edit integer not null,
  primary key (case_id, of_seq)
);
create index learning_edits_at on learning_edits (at);
create index learning_edits_topic on learning_edits (topic, at);
