package io.dueprocess.casefile.letter;

import io.dueprocess.casefile.letter.Outbox.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends the mails of the outbox, one after the other. Each is taken in a transaction of its own before it is handed
 * over and reported on in another one after it, so no two nodes send the same one, and a mail that was perhaps sent is
 * never sent again.
 */
class LetterSender {

  private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);

  /** From here on an SMTP server says that it will never take the mail. */
  private static final int FOR_GOOD = 500;

  private final Outbox outbox;
  private final Letters letters;
  private final JavaMailSender mailServer;
  private final LetterSettings settings;
  private final Clock clock;

  LetterSender(Outbox outbox, Letters letters, JavaMailSender mailServer, LetterSettings settings, Clock clock) {
    this.outbox = outbox;
    this.letters = letters;
    this.mailServer = mailServer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends what is due, until there is no more or the mail server does not answer. */
  void sendDue() {
    outbox.findLost();
    Optional<Mail> next = outbox.take();
    while (next.isPresent() && send(next.get())) {
      next = outbox.take();
    }
  }

  /** Whether it makes sense to go on. */
  private boolean send(Mail mail) {
    MimeMessage message;
    try {
      message = message(mail);
    } catch (MessagingException e) {
      outbox.refused(mail, "The address is none that mail can be sent to.");
      return true;
    }
    try {
      mailServer.send(message);
      outbox.sent(mail);
      return true;
    } catch (MailAuthenticationException e) {
      LOG.warn("The mail server refuses the login of spring.mail.username. Letters wait.");
      outbox.failed(mail, "The mail server refused the product's login.");
      return false;
    } catch (MailSendException e) {
      Exception failure = e.getMessageExceptions().length == 0 ? e : e.getMessageExceptions()[0];
      if (e.getCause() != null) {
        // no connection: the mail server has seen nothing of this mail
        LOG.warn("No connection to the mail server ({}). Letters wait.", failure.getClass().getSimpleName());
        outbox.failed(mail, "The mail server could not be reached.");
        return false;
      }
      return refused(mail, failure);
    }
  }

  private boolean refused(Mail mail, Exception failure) {
    int code = code(failure);
    if (code >= FOR_GOOD) {
      outbox.refused(mail, "The mail server refused it: " + reply(failure));
      return true;
    }
    if (code > 0) {
      outbox.failed(mail, "The mail server did not take it yet: " + reply(failure));
      return true;
    }
    outbox.uncertain(mail,
        "Nobody knows whether this mail went out: the connection to the mail server broke while it was "
            + "handed over. It is not sent again. Ask the employee, or hand the letter over.");
    return false;
  }

  /** What the server answered, the answer about the address first; 0 where it did not answer. */
  private static int code(Exception failure) {
    int code = 0;
    for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (e instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
        code = send.getReturnCode();
      }
    }
    return code == 0 && failure instanceof SendFailedException plain && plain.getInvalidAddresses() != null
        && plain.getInvalidAddresses().length > 0 ? FOR_GOOD : code;
  }

  private static String reply(Exception failure) {
    Exception deepest = failure;
    while (deepest instanceof MessagingException m && m.getNextException() != null
        && !(deepest instanceof SMTPAddressFailedException)) {
      deepest = m.getNextException();
    }
    String text = String.valueOf(deepest.getMessage()).strip();
    return text.replaceAll("\\s+", " ");
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    MimeMessage message = mailServer.createMimeMessage();
    var helper = new MimeMessageHelper(message, settings.attach(), StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    try {
      var to = new InternetAddress(mail.address(), true);
      to.setPersonal(mail.name(), StandardCharsets.UTF_8.name());
      helper.setTo(to);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java has UTF-8", e);
    }
    helper.setSubject(SUBJECT);
    helper.setText(text(mail.name(), settings.link(), settings.attach()));
    helper.setSentDate(Date.from(clock.instant()));
    // the same at each attempt, so that a mail system that gets it twice can know
    message.setHeader("Message-ID", mail.messageId());
    // no out-of-office notes, no answers by machines
    message.setHeader("Auto-Submitted", "auto-generated");
    if (settings.attach()) {
      byte[] pdf = letters.pdf(mail.caseId(), mail.letter())
          .orElseThrow(() -> new MessagingException("The letter has been erased"));
      helper.addAttachment("letter-%s-%d.pdf".formatted(mail.caseId().value(), mail.letter()),
          new ByteArrayResource(pdf), "application/pdf");
    }
    return message;
  }

  /** Says nothing of what the letter is about: subjects show on locked screens. */
  static final String SUBJECT = "A letter for you from Human Resources";

  /** What the mail says. */
  static String text(String name, String link, boolean attached) {
    return """
        Dear %s,

        A letter for you has been put into your case file. %sTo read it and to answer, sign in here:

        %s

        What the letter asks of you, and until when, is written in it. This mail was sent automatically; answers to it \
        are not read. Please turn to Human Resources with questions.
        """.formatted(name, attached ? "It is attached to this mail. " : "", link);
  }
}
