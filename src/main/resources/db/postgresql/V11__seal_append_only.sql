-- For tables whose rows nothing ever changes, the end of the retention included.
create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are only appended: % is refused.', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger signing_key_append_only before update or delete on signing_key
  for each row execute function never_changed();
create trigger signing_key_no_truncate before truncate on signing_key
  for each statement execute function never_changed();

create trigger checkpoint_append_only before update or delete on checkpoint
  for each row execute function never_changed();
create trigger checkpoint_no_truncate before truncate on checkpoint
  for each statement execute function never_changed();

create trigger checkpoint_head_append_only before update or delete on checkpoint_head
  for each row execute function never_changed();
create trigger checkpoint_head_no_truncate before truncate on checkpoint_head
  for each statement execute function never_changed();
