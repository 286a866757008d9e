-- The last line of the ledger that changed what readers see of an article: the order in which partners are told.
create table article_line (
  article bigint primary key references article (id),
  lang text not null,
  seq bigint not null,
  at bigint not null
);
create index article_line_by_seq on article_line (lang, seq);
insert into article_line (article, lang, seq, at)
  select a.id, a.lang, max(l.seq), max(l.at) from ledger l
  join article a on a.id = cast([sqlite: l.line][pg: l.line::json] ->> 'article' as bigint)
  where [sqlite: l.line][pg: l.line::json] ->> 'what' = 'article-released' group by a.id, a.lang;

-- Newsrooms that take our copy. Of a token there is only its hash.
create table partner (
  name text primary key,
  token_hash text not null unique,
  grants text not null,
  made_by text not null,
  made_at bigint not null,
  revoked_by text,
  revoked_at bigint
);

-- What a partner took of an article, so that a kill can say who had it; revision is null where only a notice was taken.
create table partner_delivery (
  article bigint not null,
  partner text not null,
  version bigint not null,
  status text not null,
  revision bigint,
  at bigint not null,
  primary key (article, partner, version, status)
);
