package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Bounced;
import io.dueprocess.casefile.letter.Letters.ByMail;
import io.dueprocess.casefile.letter.Letters.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mails that bring letters. A mail is written with its letter and sent by whichever node takes it first:
 *
 * <ul>
 *   <li>{@code WAITING}: to be sent, now or when its time has come after a failure;
 *   <li>{@code SENDING}: taken by a node, before it is handed over. A node that is lost then leaves the mail in this
 *       state, and nobody knows whether it went out: it is not sent again, it becomes
 *   <li>{@code UNCERTAIN}, on record and for HR to see;
 *   <li>{@code SENT}: a mail server has taken it;
 *   <li>{@code BOUNCED}: refused at once, or later by a mail system that says so;
 *   <li>{@code CALLED_OFF}: the case ended by an event before it was sent, and it would only hurt;
 *   <li>{@code LOCAL}: in the demo, which sends nothing.
 * </ul>
 */
@Component
public class Outbox {

  /** No mail server takes this long to take one mail. */
  static final Duration LOST_AFTER = Duration.ofMinutes(15);

  /** As long as mail systems commonly try. */
  static final Duration GIVE_UP_AFTER = Duration.ofDays(5);

  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final int LONGEST_STATUS = 500;

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final LetterSettings settings;
  private final boolean mailServer;

  Outbox(JdbcClient jdbc, CaseFiles caseFiles, Clock clock, TransactionTemplate transaction, LetterSettings settings,
      ObjectProvider<JavaMailSender> mailServer) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.clock = clock;
    this.transaction = transaction;
    this.settings = settings;
    this.mailServer = mailServer.getIfAvailable() != null;
  }

  /** A mail that is to be sent. */
  record Mail(long id, CaseId caseId, int letter, String to, String name, String address, String title,
      String messageId, int attempts, Instant writtenAt) {}

  /** A mail of the local outbox. */
  public record LocalMail(CaseId caseId, int letter, String name, String address, String title, String subject,
      String text, Instant at) {}

  /** What becomes of the mails that are put here. */
  ByMail takes() {
    return mailServer ? ByMail.YES : settings.localOutbox() ? ByMail.LOCAL : ByMail.NO;
  }

  /** Puts the mail of a letter beside it, in the same transaction. */
  void put(Entry letter, Addressee to, String title) {
    String messageId = "<letter.%s.%d@%s>".formatted(letter.caseId().value(), letter.number(), domain());
    jdbc.sql(
            """
            insert into outbox (case_id, number, recipient, name, address, title, message_id, written_at, state,
              attempts, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            """)
        .params(letter.caseId().value(), letter.number(), to.userId(), to.name(), to.email(), title, messageId,
            at(letter.at()), takes() == ByMail.LOCAL ? "LOCAL" : "WAITING", at(letter.at()))
        .update();
  }

  /** Takes one mail whose time has come; nobody else gets it. Empty where there is none. */
  Optional<Mail> take() {
    return transaction.execute(status -> {
      Optional<Mail> next = jdbc.sql(
              SELECT + " where state = 'WAITING' and next_at <= ? order by next_at, id limit 1 for update skip locked")
          .param(at(now()))
          .query(Outbox::mail)
          .optional();
      next.ifPresent(m ->
          jdbc.sql("update outbox set state = 'SENDING', attempts = attempts + 1, next_at = ? where id = ?")
              .params(at(now()), m.id())
              .update());
      return next;
    });
  }

  /** A mail server has taken it. */
  void sent(Mail mail) {
    transaction.executeWithoutResult(status -> {
      if (move(mail.id(), "SENT", null)) {
        caseFiles.append(mail.caseId(), Actor.SYSTEM, EntryKind.LETTER_SENT, topic(mail.caseId(), mail.letter()),
            new Sent(mail.letter(), mail.to(), mail.messageId()));
      }
    });
  }

  /** It is certain that no mail server has it: it is tried again, each time later, until it is given up. */
  void failed(Mail mail, String why) {
    if (!now().isBefore(mail.writtenAt().plus(GIVE_UP_AFTER))) {
      refused(mail, "Given up after %d days: %s".formatted(GIVE_UP_AFTER.toDays(), why));
      return;
    }
    Duration delay = Duration.ofMinutes(1L << Math.min(mail.attempts(), 6));
    Instant next = now().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    transaction.executeWithoutResult(status -> jdbc.sql(
            "update outbox set state = 'WAITING', next_at = ?, problem = ? where id = ? and state = 'SENDING'")
        .params(at(next), shortened(why), mail.id())
        .update());
  }

  /** The mail server does not take it and never will. */
  void refused(Mail mail, String status) {
    end(mail, "BOUNCED", status);
  }

  /** It broke off while the mail was handed over. */
  void uncertain(Mail mail, String status) {
    end(mail, "UNCERTAIN", status);
  }

  private void end(Mail mail, String state, String status) {
    transaction.executeWithoutResult(tx -> {
      if (move(mail.id(), state, status)) {
        bounced(mail.caseId(), mail.letter(), Actor.SYSTEM, status);
      }
    });
  }

  /** Mails that a node took and never reported on. They are not sent again: they may have gone out. */
  void findLost() {
    List<Mail> lost = jdbc.sql(SELECT + " where state = 'SENDING' and next_at <= ? order by id")
        .param(at(now().minus(LOST_AFTER)))
        .query(Outbox::mail)
        .list();
    lost.forEach(mail ->
        uncertain(mail, "Nobody knows whether this mail went out: the node that sent it stopped meanwhile. "
            + "It is not sent again. Ask the employee, or hand the letter over."));
  }

  /** Takes back what waits to be sent of a case. Returns the numbers of the letters, which stay in the record. */
  public List<Integer> callOff(CaseId id) {
    List<Integer> waiting =
        jdbc.sql("select number from outbox where case_id = ? and state = 'WAITING' order by number for update")
            .param(id.value())
            .query(Integer.class)
            .list();
    jdbc.sql("update outbox set state = 'CALLED_OFF' where case_id = ? and state = 'WAITING'").param(id.value()).update();
    return waiting;
  }

  /** A mail system reports that a mail did not arrive. Says the same again without a second entry. */
  public void bounced(String messageId, String status, Actor reportedBy) {
    String bracketed = messageId.startsWith("<") ? messageId : "<" + messageId + ">";
    Mail mail = jdbc.sql(SELECT + " where message_id = ? for update")
        .param(bracketed)
        .query(Outbox::mail)
        .optional()
        .orElseThrow(() -> new Refused("messageId: no letter was sent by a mail of this id. Send the Message-ID of the "
            + "mail that came back."));
    int moved = jdbc.sql("update outbox set state = 'BOUNCED', problem = ? where id = ? and state <> 'BOUNCED'")
        .params(shortened(status), mail.id())
        .update();
    if (moved == 1) {
      bounced(mail.caseId(), mail.letter(), reportedBy, status);
    }
  }

  /** The mails of the local outbox, newest first. */
  public List<LocalMail> local() {
    return jdbc.sql(SELECT + " where state = 'LOCAL' order by id desc limit 200")
        .query(Outbox::mail)
        .list()
        .stream()
        .map(m -> new LocalMail(m.caseId(), m.letter(), m.name(), m.address(), m.title(), LetterSender.SUBJECT,
            LetterSender.text(m.name(), settings.link(), settings.attach()), m.writtenAt()))
        .toList();
  }

  private void bounced(CaseId id, int letter, Actor actor, String status) {
    caseFiles.append(id, actor, EntryKind.LETTER_BOUNCED, topic(id, letter), new Bounced(letter, shortened(status)));
  }

  private String topic(CaseId id, int letter) {
    return jdbc.sql("select template from letter where case_id = ? and number = ?")
        .params(id.value(), letter)
        .query(String.class)
        .single();
  }

  /** Whether the mail was still being sent: what is settled stays as it is. */
  private boolean move(long id, String state, String problem) {
    return jdbc.sql("update outbox set state = ?, problem = ? where id = ? and state = 'SENDING'")
        .params(state, problem == null ? null : shortened(problem), id)
        .update() == 1;
  }

  private String domain() {
    String from = settings.from().replaceAll(".*<|>.*", "");
    return from.substring(from.indexOf('@') + 1);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_STATUS ? text : text.substring(0, LONGEST_STATUS - 1) + "…";
  }

  private Instant now() {
    return Instant.now(clock);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static final String SELECT =
      "select id, case_id, number, recipient, name, address, title, message_id, attempts, written_at from outbox";

  private static Mail mail(ResultSet rs, int row) throws SQLException {
    return new Mail(rs.getLong("id"), new CaseId(rs.getString("case_id")), rs.getInt("number"),
        rs.getString("recipient"), rs.getString("name"), rs.getString("address"), rs.getString("title"),
        rs.getString("message_id"), rs.getInt("attempts"),
        rs.getObject("written_at", OffsetDateTime.class).toInstant());
  }
}
