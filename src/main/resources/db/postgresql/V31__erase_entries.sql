-- The one way to take content and salt out of entries. It belongs to the owner of the schema and runs with the owner's
-- rights: the product's role needs no right to update entries, and has none where there are two roles. It trusts
-- nobody who calls it: the case has to be closed and not held, and its newest entry has to be the ERASURE that names
-- the entries. The search path has the catalog only, so that nobody can slip in an operator or a table of their own.
create function erase_entries(of_case varchar) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  closed date;
  newest_kind varchar;
  newest_number integer;
  newest_content text;
  newest_at timestamptz;
  held varchar;
  erased integer;
begin
  select c.closed_on into closed from "${flyway:defaultSchema}".pip_case c where c.id = of_case for update;
  if closed is null then
    raise exception 'Case % is not closed: none of its entries is erased.', of_case
      using errcode = 'integrity_constraint_violation';
  end if;
  select e.topic into held from "${flyway:defaultSchema}".case_entry e
   where e.case_id = of_case and e.kind = 'LEGAL_HOLD' order by e.number desc limit 1;
  if held = 'SET' then
    raise exception 'Case % is held by counsel: none of its entries is erased.', of_case
      using errcode = 'integrity_constraint_violation';
  end if;
  select e.kind, e.number, e.content, e.written_at into newest_kind, newest_number, newest_content, newest_at
    from "${flyway:defaultSchema}".case_entry e where e.case_id = of_case order by e.number desc limit 1;
  if newest_kind is distinct from 'ERASURE' or newest_content is null then
    raise exception 'Case % has no erasure on record: append the ERASURE entry first.', of_case
      using errcode = 'integrity_constraint_violation';
  end if;
  update "${flyway:defaultSchema}".case_entry e set content = null, salt = null, erased_at = newest_at
   where e.case_id = of_case and e.number < newest_number and e.content is not null
     and e.number in (select n.value::integer from jsonb_array_elements_text(newest_content::jsonb -> 'entries') n);
  get diagnostics erased = row_count;
  return erased;
end
$$;

revoke execute on function erase_entries(varchar) from public;
