-- What the copies of an issue showed: a story that is withdrawn or corrected while the issue goes out makes a new edition.
create table issue_edition (
  issue bigint not null references issue (id),
  number bigint not null,
  article bigint not null,
  revision bigint not null,
  primary key (issue, number, article)
);
create index issue_edition_by_article on issue_edition (article);
-- The edition that was sent; null while nothing was, or when nobody lived to write it down (the copy is in doubt then).
alter table delivery add column edition bigint;
