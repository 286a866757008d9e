-- Every privileged act, each entry holding the hash of the one before it.
create table audit (
  number bigint primary key,
  at bigint not null,
  who text not null,
  origin text not null,
  act text not null,
  subject text not null,
  why text not null,
  previous text not null,
  hash text not null
);
create table audit_head (id bigint primary key, number bigint not null, hash text not null);
insert into audit_head (id, number, hash) values (1, 0, '');

[sqlite:
create trigger audit_keeps before update on audit begin select raise(abort, 'the audit is append-only'); end;
create trigger audit_stays before delete on audit begin select raise(abort, 'the audit is append-only'); end;
]
[pg:
create function audit_is_append_only() returns trigger language plpgsql as
  $$ begin raise exception 'the audit is append-only'; end $$;
create trigger audit_keeps before update or delete on audit for each row execute function audit_is_append_only();
create trigger audit_stays before truncate on audit for each statement execute function audit_is_append_only();
]
