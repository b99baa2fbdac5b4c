-- The daily look for cases that stand still: one row, whose change is the turn of one node for one day.
create table standing_look (
  id         integer primary key,
  looked_on  date,
  -- what it saw: open cases, and those of them of which an incident tells already
  open_cases integer not null,
  incidents  integer not null
);

insert into standing_look (id, open_cases, incidents) values (1, 0, 0);

create table standing_case (
  case_id varchar(20) primary key references pip_case (id),
  since   date not null,
  why     varchar(30) not null
);
