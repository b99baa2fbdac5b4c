create trigger case_entry_append_only before update, delete on case_entry
  for each row call 'io.dueprocess.casefile.AppendOnly';
