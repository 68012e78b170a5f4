-- What came of the assistant's answers (docs/decisions/0025). Made from the timelines and could be made again; what customers wrote is not copied here.
create table learning_cases (
  case_id uuid primary key,
  up_to bigint not null,
  at bigint not null,
  language text not null,
  first_seq bigint not null,
  first_topic text,
  first_probability integer not null,
  end_topic text,
  confused boolean not null,
  phrasing boolean not null
);
create index learning_cases_confused on learning_cases (at) where confused;
create index learning_cases_phrasing on learning_cases (at) where phrasing;

create table learning_answers (
  case_id uuid not null,
  seq bigint not null,
  of_seq bigint not null,
  at bigint not null,
  language text not null,
  topic text,
  probability integer not null,
  source text,
  not_known boolean not null,
  outcome text not null,
  failed boolean not null,
  primary key (case_id, seq)
);
create index learning_answers_not_known on learning_answers (at) where not_known;
create index learning_answers_failed on learning_answers (topic, source, at) where failed;

-- Answers from records and articles by day, so that nobody counts them anew.
create table learning_tallies (
  day integer not null,
  topic text not null,
  source text not null,
  outcome text not null,
  count integer not null,
  primary key (day, topic, source, outcome)
);

create table learning_lessons (
  id uuid primary key,
  list text not null,
  item text not null,
  act text not null,
  state text not null,
  topic text,
  language text,
  title text,
  texts text not null,
  by_id uuid not null,
  at bigint not null,
  second_id uuid,
  second_at bigint
);
create unique index learning_lessons_of on learning_lessons (list, item);
create index learning_lessons_state on learning_lessons (state, at, id);
