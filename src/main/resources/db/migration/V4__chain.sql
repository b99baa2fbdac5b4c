-- What makes an entry provable: a salted hash of its content, and a hash over the entry and the one before it.
-- happened_on is the day of the fact where the entry was written on another one.
alter table case_entry add column happened_on date;
alter table case_entry add column on_behalf_of varchar(255);
alter table case_entry add column salt varchar(32);
alter table case_entry add column content_hash varchar(64);
alter table case_entry add column previous_hash varchar(64);
alter table case_entry add column hash varchar(64);
-- when the content and the salt were taken out at the end of the retention; the hashes stay
alter table case_entry add column erased_at timestamp with time zone;
alter table case_entry alter column content drop not null;

-- the hash of the last entry: the next one is chained to it
alter table pip_case add column head varchar(64);
