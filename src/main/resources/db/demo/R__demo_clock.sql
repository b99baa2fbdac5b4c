-- How far the demo's clock has been put forward, so that a restart keeps the moved date. One row.
create table if not exists demo_clock (
  offset_millis bigint not null
);
