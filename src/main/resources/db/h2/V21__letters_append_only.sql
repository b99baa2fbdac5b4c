create trigger letter_append_only before update, delete on letter
  for each row call 'io.dueprocess.casefile.letter.LetterAppendOnly';
