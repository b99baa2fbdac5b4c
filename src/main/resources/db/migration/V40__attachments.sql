-- The content of each file that somebody added to an entry; the entry has its name and its hash. Appended, never
-- changed; at the end of the retention the content is taken out.
create table attachment (
  case_id varchar(20) not null references pip_case (id),
  -- of its entry
  number  integer not null,
  -- from 1 on, in the order of the entry
  part    integer not null,
  content bytea,
  primary key (case_id, number, part)
);
