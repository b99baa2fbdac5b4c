-- What the product's role may do where the schema belongs to another one (spring.flyway.user): everything with our
-- tables but to change, delete or empty what is only appended. Asked anew at each start, so that it holds for tables
-- that a later version brings and for roles that were separated later. Nothing where one role does both.
do $$
declare
  product name := '${appRole}';
  ours record;
begin
  if product = '' or product = current_user then
    return;
  end if;
  -- one node at a time: PostgreSQL refuses two grants on one table at the same moment
  perform pg_advisory_xact_lock(hashtext('due-process rights'));
  execute format('grant usage, create on schema %I to %I', '${flyway:defaultSchema}', product);
  for ours in
    select c.oid, c.relname,
           exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%append_only%') as append_only
      from pg_class c
     where c.relnamespace = '"${flyway:defaultSchema}"'::regnamespace and c.relkind = 'r'
       and c.relowner = (select oid from pg_roles where rolname = current_user)
       and c.relname <> '${flyway:table}'
  loop
    execute format('revoke all on table %I.%I from %I', '${flyway:defaultSchema}', ours.relname, product);
    execute format('grant select, insert%s on table %I.%I to %I',
      case when ours.append_only then '' else ', update, delete' end, '${flyway:defaultSchema}', ours.relname, product);
  end loop;
  -- the one change that the triggers of letters and attachments let through
  execute format('grant update (pdf) on table %I.letter to %I', '${flyway:defaultSchema}', product);
  execute format('grant update (content) on table %I.attachment to %I', '${flyway:defaultSchema}', product);
  execute format('grant execute on function %I.erase_entries(varchar) to %I', '${flyway:defaultSchema}', product);
end
$$;
