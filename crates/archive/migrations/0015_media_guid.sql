-- What agencies call the pictures and recordings that came with their items: a kill of that name ends the right to show them.
create table media_guid (media text not null, agency text not null, guid text not null, primary key (media, agency, guid));
create index media_guid_by_guid on media_guid (guid);
