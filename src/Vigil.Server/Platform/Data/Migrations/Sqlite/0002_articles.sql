create table article_votes (
  id text primary key,
  slug text not null,
  language text not null,
  helpful integer not null,
  at integer not null
) without rowid;
create index article_votes_of_article on article_votes (slug, language, at);
