-- Letters can only be appended. The one change there is takes out the PDF, at the end of the retention.
create function letter_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
      and old.pdf is not null and new.pdf is null
      and (new.case_id, new.number, new.template, new.about, new.recipient)
        is not distinct from (old.case_id, old.number, old.template, old.about, old.recipient) then
    return new;
  end if;
  raise exception 'Letters are only appended: % of letter % of % is refused.',
    lower(tg_op), old.number, old.case_id using errcode = 'integrity_constraint_violation';
end
$$;

create trigger letter_append_only before update or delete on letter
  for each row execute function letter_append_only();

create function letter_no_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'Letters are only appended: truncate is refused.' using errcode = 'integrity_constraint_violation';
end
$$;

create trigger letter_no_truncate before truncate on letter
  for each statement execute function letter_no_truncate();
