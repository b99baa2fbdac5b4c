package io.dueprocess.casefile.letter;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set for letters, {@code due-process.letters.*}.
 *
 * @param templates folder with templates of one's own; null for those shipped
 * @param employer name in the letterhead
 * @param address lines below it
 * @param from who the mails are from
 * @param link to sign in, in the mails: {@code due-process.url}
 * @param attach whether a mail has the letter attached, beside the link to sign in
 * @param localOutbox keep the mails to be read in the browser where no mail server is set; for the demo
 */
@ConfigurationProperties("due-process.letters")
record LetterSettings(
    Path templates,
    @DefaultValue("Human Resources") String employer,
    @DefaultValue({}) List<String> address,
    @DefaultValue("Human Resources <due-process@localhost>") String from,
    @DefaultValue("") String link,
    @DefaultValue("true") boolean attach,
    @DefaultValue("false") boolean localOutbox) {}
