-- Which HR partner serves which unit of the organisation; ends_on is the last day, null for none.
create table hr_partner (
  employee_id bigint not null references employee (id),
  unit        varchar(200) not null,
  ends_on     date,
  primary key (employee_id, unit)
);

-- Counsel find the cases in which they have acted.
create index case_entry_actor_role on case_entry (actor_role, case_id);
