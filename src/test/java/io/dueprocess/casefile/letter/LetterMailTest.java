package io.dueprocess.casefile.letter;

import static io.dueprocess.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.LetterFixtures;
import io.dueprocess.casefile.RecordDatabase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Bounced;
import io.dueprocess.engine.MovableClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The mails that bring letters, with a real SMTP server on this machine. */
class LetterMailTest {

  private static final LetterSettings SETTINGS =
      new LetterSettings(null, "Example Ltd", List.of(), "HR <hr@example.com>", "https://dp.example.com", true, false,
          Duration.ofSeconds(10));

  private final MovableClock clock =
      new MovableClock(Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC), Duration.ZERO);
  private GreenMail server;
  private RecordDatabase database;
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private CaseFiles caseFiles;
  private JavaMailSenderImpl smtp;
  private Outbox outbox;
  private Letters letters;
  private CaseId caseId;

  @BeforeEach
  void start() throws IOException {
    server = server(freePort());
    server.start();
    database = database(clock);
    jdbc = database.jdbc();
    transaction = database.transaction();
    caseFiles = database.caseFiles();
    smtp = smtp(server.getSmtp().getPort());
    outbox = outbox();
    letters = letters();
    caseId = database.newCase();
  }

  @AfterEach
  void stop() {
    server.stop();
    database.close();
  }

  RecordDatabase database(Clock clock) {
    return RecordDatabase.h2(clock, 10);
  }

  @Test
  void aLetterIsSentOnceWithItsPdfAndTheLinkToSignIn() throws Exception {
    int letter = write("erin@example.com");

    sender(smtp).sendDue();
    sender(smtp).sendDue();

    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo(LetterSender.SUBJECT);
    assertThat(mail.getMessageID()).isEqualTo("<letter." + caseId + "." + letter + "@example.com>");
    assertThat(mail.getAllRecipients()[0].toString()).contains("erin@example.com");
    var parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(letters.pdf(caseId, letter).orElseThrow());
    assertThat(text(parts)).contains("Dear Erin Example", "https://dp.example.com");
    assertThat(kinds()).endsWith("COACHING_SESSION", "LETTER", "LETTER_SENT");
    assertThat(states()).containsExactly("SENT");
  }

  @Test
  void theMailSaysNothingOfWhatTheLetterIsAbout() throws Exception {
    write("erin@example.com");

    sender(smtp).sendDue();

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject() + text((MimeMultipart) mail.getContent()))
        .doesNotContainIgnoringCase("coaching").doesNotContain("Three of eight");
  }

  @Test
  void aMailServerThatIsDownDelaysTheLetterOnly() {
    write("erin@example.com");
    server.stop();

    sender(smtp).sendDue();
    assertThat(states()).containsExactly("WAITING");
    assertThat(kinds()).endsWith("LETTER");
    // not before its time
    server.start();
    sender(smtp).sendDue();
    assertThat(server.getReceivedMessages()).isEmpty();

    pass(Duration.ofMinutes(1));
    sender(smtp).sendDue();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(kinds()).endsWith("LETTER", "LETTER_SENT");
  }

  @Test
  void eachTryComesLaterUntilTheMailIsGivenUp() {
    write("erin@example.com");
    server.stop();
    int tries = 0;
    for (int hours = 0; hours < 24 * 6 && states().contains("WAITING"); hours++) {
      sender(smtp).sendDue();
      tries++;
      pass(Duration.ofHours(1));
    }

    assertThat(tries).isEqualTo(24 * 5 + 1);
    assertThat(states()).containsExactly("BOUNCED");
    assertThat(lastBounce()).startsWith("Given up after 5 days");
  }

  @Test
  void anAddressThatTheServerRefusesIsOnRecord() {
    write("nobody@example.com");
    try (var refusing = new Refusing(550)) {
      sender(refusing.sender()).sendDue();
    }

    assertThat(states()).containsExactly("BOUNCED");
    assertThat(lastBounce()).contains("550");
    assertThat(letters.of(caseFiles.read(caseId)).get(0).mail()).isEqualTo(Letters.Mail.BOUNCED);
  }

  @Test
  void anAddressThatTheServerDoesNotTakeYetIsTriedAgain() {
    write("erin@example.com");
    try (var refusing = new Refusing(450)) {
      sender(refusing.sender()).sendDue();
    }
    assertThat(states()).containsExactly("WAITING");

    pass(Duration.ofMinutes(1));
    sender(smtp).sendDue();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whatIsNoAddressIsOnRecord() {
    write("not an address");

    sender(smtp).sendDue();

    assertThat(states()).containsExactly("BOUNCED");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void oneWithoutAnAddressHasTheLetterInTasklistOnly() {
    int letter = write(null);

    sender(smtp).sendDue();

    assertThat(states()).isEmpty();
    assertThat(letters.find(caseId, letter).orElseThrow().mail()).isEqualTo(Letters.ByMail.NO);
  }

  @Test
  void sendersAtTheSameMomentSendEveryMailOnce() throws Exception {
    for (int i = 0; i < 12; i++) {
      write("erin@example.com");
    }

    Callable<Void> node = () -> {
      sender(smtp).sendDue();
      return null;
    };
    atOnce(List.of(node, node, node, node));

    assertThat(server.getReceivedMessages()).hasSize(12);
    assertThat(states()).hasSize(12).containsOnly("SENT");
    assertThat(kinds()).filteredOn("LETTER_SENT"::equals).hasSize(12);
  }

  @Test
  void aMailWhoseNodeWasLostAfterHandingItOverIsNotSentAgain() {
    write("erin@example.com");
    assertThatThrownBy(() -> sender(new Lost(smtp)).sendDue()).isInstanceOf(Lost.Stopped.class);
    assertThat(states()).containsExactly("SENDING");

    sender(smtp).sendDue();
    assertThat(states()).as("another node may still be at it").containsExactly("SENDING");
    pass(Outbox.LOST_AFTER);
    sender(smtp).sendDue();
    sender(smtp).sendDue();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(states()).containsExactly("UNCERTAIN");
    assertThat(lastBounce()).startsWith("Nobody knows whether this mail went out");
    assertThat(kinds()).filteredOn("LETTER_BOUNCED"::equals).hasSize(1);
  }

  @Test
  void aMailThatComesBackLaterIsOnRecordOnce() {
    int letter = write("erin@example.com");
    sender(smtp).sendDue();
    var operations = new Actor("otto", "operations");
    String id = "letter." + caseId + "." + letter + "@example.com";

    transaction.executeWithoutResult(tx -> outbox.bounced(id, "550 mailbox unavailable", operations));
    transaction.executeWithoutResult(tx -> outbox.bounced("<" + id + ">", "550 mailbox unavailable", operations));

    assertThat(kinds()).endsWith("LETTER_SENT", "LETTER_BOUNCED");
    assertThat(lastBounce()).isEqualTo("550 mailbox unavailable");
    assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> outbox.bounced("<other@x>", "550", operations)))
        .isInstanceOf(Refused.class).hasMessageContaining("messageId");
  }

  @Test
  void aLetterAboutTheSameEntryIsWrittenOnce() {
    Entry note = note();
    for (int i = 0; i < 2; i++) {
      transaction.executeWithoutResult(tx -> letters.write(order(note, "erin@example.com")));
    }

    assertThat(kinds()).filteredOn("LETTER"::equals).hasSize(1);
    assertThat(states()).containsExactly("WAITING");
  }

  @Test
  void aLetterThatIsRolledBackLeavesNothingBehind() {
    Entry note = note();
    transaction.executeWithoutResult(tx -> {
      letters.write(order(note, "erin@example.com"));
      tx.setRollbackOnly();
    });

    assertThat(kinds()).endsWith("COACHING_SESSION");
    assertThat(states()).isEmpty();
    assertThat(letters.pdf(caseId, note.number() + 1)).isEmpty();
  }

  @Test
  void openingIsOnRecordOnceForEachLetterAndPerson() {
    int first = write(null);
    int second = write(null);
    var erin = new Actor("erin", "employee");
    for (int letter : new int[] {first, first, second}) {
      transaction.executeWithoutResult(tx -> letters.opened(caseId, letter, erin));
    }

    assertThat(kinds()).filteredOn("LETTER_OPENED"::equals).hasSize(2);
  }

  @Test
  void aLetterCanOnlyBeErasedNeverChanged() {
    int letter = write(null);

    assertThatThrownBy(() -> jdbc.sql("update letter set pdf = ? where number = ?").params(new byte[] {1}, letter).update())
        .hasMessageContaining("only appended");
    assertThatThrownBy(() -> jdbc.sql("update letter set pdf = null, template = 'x' where number = ?").param(letter).update())
        .hasMessageContaining("only appended");
    assertThatThrownBy(() -> jdbc.sql("delete from letter where number = ?").param(letter).update())
        .hasMessageContaining("only appended");
    assertThat(jdbc.sql("update letter set pdf = null where number = ?").param(letter).update()).isOne();
    assertThat(letters.pdf(caseId, letter)).isEmpty();
  }

  private int write(String address) {
    Entry note = note();
    transaction.executeWithoutResult(tx -> letters.write(order(note, address)));
    return note.number() + 1;
  }

  private Entry note() {
    return transaction.execute(tx -> LetterFixtures.note(caseFiles, caseId));
  }

  private LetterOrder order(Entry about, String address) {
    return new LetterOrder(caseId, "coaching-note", about.number(),
        new Addressee("erin", "Erin Example", "E1", "Clerk", "Operations", "Mia Staff", address), null, id -> id);
  }

  private LetterSender sender(JavaMailSender mailServer) {
    return new LetterSender(outbox, letters, mailServer, SETTINGS, clock);
  }

  private Outbox outbox() {
    var beans = new StaticListableBeanFactory();
    beans.addBean("mail", smtp);
    return new Outbox(jdbc, caseFiles, clock, transaction, SETTINGS, beans.getBeanProvider(JavaMailSender.class));
  }

  private Letters letters() {
    return new Letters(jdbc, caseFiles, new LetterFields(SETTINGS, LetterFixtures.moments(clock)),
        new LetterTemplates(SETTINGS, new PdfRenderer()), outbox);
  }

  private void pass(Duration time) {
    clock.moveTo(clock.instant().plus(time));
  }

  private List<String> kinds() {
    return caseFiles.read(caseId).entries().stream().map(e -> e.kind().name()).toList();
  }

  private List<String> states() {
    return jdbc.sql("select state from outbox order by id").query(String.class).list();
  }

  private String lastBounce() {
    return caseFiles.read(caseId).last(EntryKind.LETTER_BOUNCED, Bounced.class).orElseThrow().content().status();
  }

  private static String text(MimeMultipart parts) throws Exception {
    Object first = parts.getBodyPart(0).getContent();
    return first instanceof MimeMultipart inner ? text(inner) : first.toString();
  }

  private static JavaMailSenderImpl smtp(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("localhost");
    sender.setPort(port);
    return sender;
  }

  private static GreenMail server(int port) {
    return new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A node that is lost at the moment at which a mail has been handed over. */
  private static final class Lost extends JavaMailSenderImpl {

    private final JavaMailSender server;

    Lost(JavaMailSender server) {
      this.server = server;
    }

    @Override
    public void send(MimeMessage message) {
      server.send(message);
      throw new Stopped();
    }

    static final class Stopped extends Error {}
  }

  /** An SMTP server that takes no recipient. */
  private static final class Refusing implements AutoCloseable {

    private final ServerSocket socket;

    Refusing(int code) {
      try {
        socket = new ServerSocket(0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      new Thread(() -> {
        try (var client = socket.accept();
            var in = new java.io.BufferedReader(new java.io.InputStreamReader(client.getInputStream()));
            var out = client.getOutputStream()) {
          out.write("220 test\r\n".getBytes());
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = line.startsWith("RCPT") ? code + " not here" : line.startsWith("QUIT") ? "221 bye" : "250 ok";
            out.write((answer + "\r\n").getBytes());
          }
        } catch (IOException closed) {
          // the end of the test
        }
      }).start();
    }

    JavaMailSender sender() {
      return smtp(socket.getLocalPort());
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
