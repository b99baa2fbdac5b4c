-- Attachments can only be appended. The one change there is takes out the content, at the end of the retention.
create function attachment_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
      and old.content is not null and new.content is null
      and (new.case_id, new.number, new.part) is not distinct from (old.case_id, old.number, old.part) then
    return new;
  end if;
  raise exception 'Attachments are only appended: % of attachment of entry % of % is refused.',
    lower(tg_op), old.number, old.case_id using errcode = 'integrity_constraint_violation';
end
$$;

create trigger attachment_append_only before update or delete on attachment
  for each row execute function attachment_append_only();

create function attachment_no_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'Attachments are only appended: truncate is refused.'
    using errcode = 'integrity_constraint_violation';
end
$$;

create trigger attachment_no_truncate before truncate on attachment
  for each statement execute function attachment_no_truncate();
