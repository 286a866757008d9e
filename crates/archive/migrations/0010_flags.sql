-- Another language version was withdrawn and nobody has decided about this one yet.
alter table article add column flag text;
