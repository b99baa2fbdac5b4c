-- Entries can only be appended. The one change there is takes out the content and the salt of an entry, together, at
-- the end of the retention, and leaves everything else as it was.
create function case_entry_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
      and old.content is not null and new.content is null and new.salt is null
      and old.erased_at is null and new.erased_at is not null
      and (new.case_id, new.number, new.written_at, new.actor, new.actor_role, new.kind, new.content_hash,
           new.previous_hash, new.hash)
        is not distinct from
          (old.case_id, old.number, old.written_at, old.actor, old.actor_role, old.kind, old.content_hash,
           old.previous_hash, old.hash)
      and new.topic is not distinct from old.topic
      and new.happened_on is not distinct from old.happened_on
      and new.on_behalf_of is not distinct from old.on_behalf_of then
    return new;
  end if;
  raise exception 'Entries of a case file are only appended: % of entry % of % is refused.',
    lower(tg_op), old.number, old.case_id using errcode = 'integrity_constraint_violation';
end
$$;

create trigger case_entry_append_only before update or delete on case_entry
  for each row execute function case_entry_append_only();

create function case_entry_no_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of a case file are only appended: truncate is refused.'
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger case_entry_no_truncate before truncate on case_entry
  for each statement execute function case_entry_no_truncate();
