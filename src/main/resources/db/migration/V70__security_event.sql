-- Who signed in or tried to, and who was refused what: for administrators, and beside every case file.
create table security_event (
  id       bigint generated always as identity primary key,
  at       timestamp with time zone not null,
  kind     varchar(20) not null,
  -- empty where nobody of that name is known: people type passwords into the wrong field
  user_id  varchar(255),
  address  varchar(64) not null,
  -- method and path, without parameters
  request  varchar(200)
);

create index security_event_at on security_event (at);
