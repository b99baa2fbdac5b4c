create trigger attachment_append_only before update, delete on attachment
  for each row call 'io.dueprocess.casefile.attachment.AttachmentAppendOnly';
