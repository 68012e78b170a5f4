create table article_votes (
  id uuid primary key,
  slug text not null,
  language text not null,
  helpful boolean not null,
  at bigint not null
);
create index article_votes_of_article on article_votes (slug, language, at);
