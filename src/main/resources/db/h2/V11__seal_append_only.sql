create trigger signing_key_append_only before update, delete on signing_key
  for each row call 'io.dueprocess.casefile.NeverChanged';
create trigger checkpoint_append_only before update, delete on checkpoint
  for each row call 'io.dueprocess.casefile.NeverChanged';
create trigger checkpoint_head_append_only before update, delete on checkpoint_head
  for each row call 'io.dueprocess.casefile.NeverChanged';
