alter table case_entry alter column content_hash set not null;
alter table case_entry alter column previous_hash set not null;
alter table case_entry alter column hash set not null;
alter table pip_case alter column head set not null;
