-- Whether what readers see, or the newest revision, uses the item; 0 when only an earlier revision did.
alter table article_source add column used bigint not null default 1;
-- The version of the item that the article was made of, or that somebody decided about.
alter table article_source add column version bigint not null default 1;
update article_source set version =
  coalesce((select w.versions from wire_item w where w.id = article_source.item), 1);
-- What agencies said about the items that it uses, and nobody has decided about yet.
alter table article add column source_flag text;
create index article_by_source_flag on article (updated_at) where source_flag is not null;

-- Kills that somebody has to act upon: those that took nothing back by themselves, and those of agencies whose kills alarm.
create table kill_alarm (
  item bigint primary key,
  at bigint not null,
  kind text not null,
  candidates text not null,
  settled_at bigint,
  settled_by text not null default '',
  settled_why text not null default ''
);
create index kill_alarm_open on kill_alarm (at) where settled_at is null;
