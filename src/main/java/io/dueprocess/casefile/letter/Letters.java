package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CanonicalJson;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The letters to the employees. One is written in the transaction of the entry that it delivers: the PDF, its entry and
 * the mail that brings it stand or fall with it.
 */
@Component
public class Letters {

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final LetterFields fields;
  private final LetterTemplates templates;
  private final Outbox outbox;

  Letters(JdbcClient jdbc, CaseFiles caseFiles, LetterFields fields, LetterTemplates templates, Outbox outbox) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.fields = fields;
    this.templates = templates;
    this.outbox = outbox;
  }

  /**
   * Content of a {@link EntryKind#LETTER} entry.
   *
   * @param about number of the entry that it delivers
   * @param to user id of the employee
   * @param file its name in an export
   * @param sha256 of the PDF
   * @param mail whether a mail brings it, too
   */
  public record Letter(String template, String templateSha256, String title, int about, String to, String file,
      String sha256, int pages, ByMail mail) {}

  /** Whether a mail is written with a letter. */
  public enum ByMail {
    /** There is no address or no mail server: in Tasklist only. */
    NO,
    YES,
    /** Into the outbox of the demo, which sends nothing. */
    LOCAL
  }

  /**
   * Content of a {@link EntryKind#LETTER_SENT} entry: a mail server has taken the mail.
   *
   * @param letter number of the letter's entry
   */
  public record Sent(int letter, String to, String messageId) {}

  /**
   * Content of a {@link EntryKind#LETTER_BOUNCED} entry: the mail did not arrive, or nobody knows whether it did. The
   * letter is in Tasklist all the same.
   */
  public record Bounced(int letter, String status) {}

  /** Content of a {@link EntryKind#LETTER_OPENED} entry. */
  public record Opened(int letter) {}

  /** How a letter comes to the employee by mail. */
  public enum Mail {
    /** In Tasklist only. */
    NONE,
    WAITING,
    SENT,
    BOUNCED,
    /** In the outbox of the demo. */
    LOCAL
  }

  /**
   * A letter in a list.
   *
   * @param number of its entry
   * @param openedAt when the employee first opened it; null while they have not
   * @param problem why the mail did not arrive
   */
  public record Listed(CaseId caseId, int number, Instant at, String template, String title, Instant openedAt,
      Mail mail, String problem) {}

  /** Writes a letter, unless the same one has been written about the same entry; then does nothing. */
  public void write(LetterOrder order) {
    CaseId id = order.caseId();
    // so that the number of the letter's entry is known before it is written
    caseFiles.lock(id);
    boolean written = jdbc.sql("select count(*) from letter where case_id = ? and template = ? and about = ?")
        .params(id.value(), order.template(), order.about())
        .query(Integer.class)
        .single() > 0;
    if (written) {
      return;
    }
    CaseFile file = caseFiles.read(id);
    int number = file.entries().size() + 1;
    LetterTemplates.Rendered rendered = templates.render(order.template(), fields.of(order, file, number));
    ByMail byMail = order.to().email() == null ? ByMail.NO : outbox.takes();
    Entry entry = caseFiles.append(id, Actor.SYSTEM, EntryKind.LETTER, order.template(),
        new Letter(order.template(), rendered.templateSha256(), rendered.title(), order.about(), order.to().userId(),
            "letters/%d-%s.pdf".formatted(number, order.template()), rendered.pdf().sha256(), rendered.pdf().pages(),
            byMail));
    jdbc.sql("insert into letter (case_id, number, template, about, recipient, pdf) values (?, ?, ?, ?, ?, ?)")
        .params(id.value(), entry.number(), order.template(), order.about(), order.to().userId(),
            rendered.pdf().bytes())
        .update();
    if (byMail != ByMail.NO) {
      outbox.put(entry, order.to(), rendered.title());
    }
  }

  /** The PDF of a letter; empty where there is none of that number or it has been erased. */
  public Optional<byte[]> pdf(CaseId id, int number) {
    return jdbc.sql("select pdf from letter where case_id = ? and number = ? and pdf is not null")
        .params(id.value(), number)
        .query((rs, row) -> rs.getBytes("pdf"))
        .optional();
  }

  /** The letter of that number in the record; empty where there is none. */
  public Optional<Letter> find(CaseId id, int number) {
    CaseFile file = caseFiles.read(id);
    return file.entries().stream()
        .filter(e -> e.number() == number && e.kind() == EntryKind.LETTER && !e.erased())
        .map(e -> file.read(e, Letter.class))
        .findFirst();
  }

  /** All letters of a case, oldest first. */
  public List<Listed> of(CaseFile file) {
    Map<Integer, Instant> opened = moments(file, EntryKind.LETTER_OPENED, Opened.class, Opened::letter);
    Map<Integer, Instant> sent = moments(file, EntryKind.LETTER_SENT, Sent.class, Sent::letter);
    Map<Integer, String> bounced = file.all(EntryKind.LETTER_BOUNCED, Bounced.class).stream()
        .collect(Collectors.toMap(b -> b.content().letter(), b -> b.content().status(), (a, b) -> b));
    List<Listed> listed = new ArrayList<>();
    for (Recorded<Letter> letter : file.all(EntryKind.LETTER, Letter.class)) {
      int number = letter.entry().number();
      Mail mail = bounced.containsKey(number) ? Mail.BOUNCED
          : sent.containsKey(number) ? Mail.SENT
          : switch (letter.content().mail()) {
            case NO -> Mail.NONE;
            case YES -> Mail.WAITING;
            case LOCAL -> Mail.LOCAL;
          };
      listed.add(new Listed(letter.entry().caseId(), number, letter.entry().at(), letter.content().template(),
          letter.content().title(), opened.get(number), mail, bounced.get(number)));
    }
    return listed;
  }

  /** All letters to a person that have not been erased, newest first, also of cases that have ended. */
  public List<Listed> to(String userId) {
    return jdbc.sql("select distinct case_id from letter where recipient = ? and pdf is not null order by case_id desc")
        .param(userId)
        .query(String.class)
        .list()
        .stream()
        .flatMap(id -> of(caseFiles.read(new CaseId(id))).stream())
        .sorted((a, b) -> b.at().compareTo(a.at()))
        .toList();
  }

  /** Records that a person has opened a letter: once for each letter and person. */
  public void opened(CaseId id, int number, Actor by) {
    // several requests of one browser at once wait for each other
    caseFiles.lock(id);
    boolean onRecord = jdbc.sql(
            "select count(*) from case_entry where case_id = ? and kind = ? and actor = ? and content = ?")
        .params(id.value(), EntryKind.LETTER_OPENED.name(), by.userId(), CanonicalJson.write(Map.of("letter", number)))
        .query(Integer.class)
        .single() > 0;
    if (!onRecord) {
      caseFiles.append(id, by, EntryKind.LETTER_OPENED, new Opened(number));
    }
  }

  private static <T> Map<Integer, Instant> moments(CaseFile file, EntryKind kind, Class<T> type,
      Function<T, Integer> letter) {
    return file.all(kind, type).stream()
        .collect(Collectors.toMap(r -> letter.apply(r.content()), r -> r.entry().at(), (first, later) -> first));
  }
}
