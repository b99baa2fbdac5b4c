-- The keys that checkpoints were signed with. A later key may be endorsed by an earlier one: the endorsement is the
-- text that the earlier key signed.
create table signing_key (
  key_id                varchar(16) primary key,
  -- SubjectPublicKeyInfo in DER, as base64
  public_key            varchar(100) not null,
  since                 timestamp with time zone not null,
  endorsement           text,
  endorsement_signature varchar(100)
);

-- Signed states of the record, numbered without a gap; the content of each has the hash of the one before it.
create table checkpoint (
  number    bigint primary key,
  made_at   timestamp with time zone not null,
  key_id    varchar(16) not null references signing_key (key_id),
  reason    varchar(20) not null,
  content   text not null,
  signature varchar(100) not null
);

create index checkpoint_reason on checkpoint (reason, made_at);

-- Which entry of which case a checkpoint sealed. The case is no foreign key: checking one takes a lock on the row of
-- the case, which whoever appends to that case holds while waiting for the checkpoint before theirs.
create table checkpoint_head (
  checkpoint bigint not null references checkpoint (number),
  case_id    varchar(20) not null,
  number     integer not null,
  hash       varchar(64) not null,
  primary key (case_id, number)
);

create index checkpoint_head_checkpoint on checkpoint_head (checkpoint);

-- One row that is locked by whoever makes a checkpoint or registers a key, until their transaction ends.
create table seal_turn (
  id integer primary key
);

insert into seal_turn (id) values (1);
