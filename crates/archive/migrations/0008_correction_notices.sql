-- Which readers are told with which issue of what was put right, fixed with the issue. Each was, or may have been, sent a
-- wrong revision with the letter named in stood_in. Who was told in the end follows from the copy: see notices.rs.
-- There can be as many rows as readers. They come from these very tables in one statement, and nothing there is ever
-- deleted, so no references are checked row by row: in PostgreSQL that would take most of the time.
create table correction_notice (
  issue bigint not null,
  subscriber bigint not null,
  correction bigint not null,
  stood_in bigint not null,
  primary key (issue, subscriber, correction)
);
-- Whether a reader was told already.
create index correction_notice_by_reader on correction_notice (correction, subscriber);
-- The next issue looks for what was put right lately, in any language.
create index correction_lately on correction (at);
-- Whoever has a copy of an evening in one language gets none in another.
create index issue_by_date on issue (date);

-- Readers who had the letter in another language before: what was wrong there is put right in the letter they get now.
create table reader_moved (subscriber bigint primary key references subscriber (id));
insert into reader_moved (subscriber)
  select distinct d.subscriber from delivery d join issue i on i.id = d.issue join letter l on l.id = i.letter
  join subscriber s on s.id = d.subscriber where s.lang <> l.lang;
