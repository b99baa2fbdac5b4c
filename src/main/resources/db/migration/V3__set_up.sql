-- One row that a node locks while it sets up models, groups and filters, so that several nodes can start at once.
create table set_up (
  id integer primary key
);

insert into set_up (id) values (1);
