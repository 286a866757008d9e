-- Another language version was withdrawn and nobody has decided about this one yet.
alter table article add column flag text;
-- A story keeps what the sections asked for in which it was before.
alter table story add column sections_before text not null default '[]';
create index article_to_decide on article (updated_at) where flag is not null;
-- Pictures and recordings that came with an agency's item: a kill of the item ends the right to show them.
create table media_source (media text not null, item bigint not null, primary key (media, item));
create index media_source_by_item on media_source (item);
