-- Who was taken out of a case: whom a complaint of its employee is about.
create table case_barred (
  case_id     varchar(20) not null references pip_case (id),
  employee_id bigint not null references employee (id),
  primary key (case_id, employee_id)
);
