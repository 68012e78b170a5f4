-- How much agents changed of the drafts they sent (docs/decisions/0026). The words, drafted and sent, lie in the message's own entry.
create table learning_edits (
  case_id text not null,
  of_seq integer not null,
  seq integer not null,
  at integer not null,
  language text not null,
  topic text,
  edit integer not null,
  primary key (case_id, of_seq)
) without rowid;
create index learning_edits_at on learning_edits (at);
create index learning_edits_topic on learning_edits (topic, at);
