-- Who said that which words may go out, who holds an article back, and which words the lawyers have read.
alter table article add column approval text;
alter table article add column hold text;
alter table article add column clearance text;
