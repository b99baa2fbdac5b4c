package io.dueprocess.web;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.Outbox;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The mails that the demo would have sent, to be read by whoever looks at the demo. Absent outside the demo. */
@RestController
@Profile("demo")
class DemoOutboxController {

  private final Outbox outbox;
  private final Letters letters;
  private final Moments moments;

  DemoOutboxController(Outbox outbox, Letters letters, Moments moments) {
    this.outbox = outbox;
    this.letters = letters;
    this.moments = moments;
  }

  record MailView(LocalDateTime at, String to, String subject, String text, String title, String caseId, String pdf) {}

  @GetMapping(path = "/api/demo/outbox", produces = MediaType.APPLICATION_JSON_VALUE)
  List<MailView> mails() {
    return outbox.local().stream()
        .map(m -> new MailView(moments.time(m.at()),
            "%s <%s>".formatted(m.name(), m.address()), m.subject(), m.text(), m.title(), m.caseId().value(),
            "api/demo/outbox/%s/%d.pdf".formatted(m.caseId().value(), m.letter())))
        .toList();
  }

  /** No login: the attachment of a mail that is shown to everybody who looks at the demo. */
  @GetMapping(path = "/api/demo/outbox/{caseId}/{letter:\\d{1,9}}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  byte[] attachment(@PathVariable String caseId, @PathVariable int letter) {
    return letters.pdf(new CaseId(caseId), letter).orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND,
        "There is no such letter."));
  }
}
