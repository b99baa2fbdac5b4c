package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.Words;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.casefile.letter.Outbox;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseView.LetterView;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The letters as PDF, to the employee and to who may see them; and the reports of a mail system about their mails. */
@RestController
class LetterController {

  private static final int LONGEST_ID = 255;

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseFiles caseFiles;
  private final CaseViews views;
  private final Letters letters;
  private final Outbox outbox;

  LetterController(SignedIn signedIn, PipProcess process, CaseFiles caseFiles, CaseViews views, Letters letters,
      Outbox outbox) {
    this.signedIn = signedIn;
    this.process = process;
    this.caseFiles = caseFiles;
    this.views = views;
    this.letters = letters;
    this.outbox = outbox;
  }

  /** A mail that came back: the Message-ID of our mail, and what the mail system says. */
  record Bounce(String messageId, String status) {}

  record Accepted(String message) {}

  /** One letter. That the employee has opened it is put on record once. */
  @GetMapping(path = "/api/cases/{caseId}/letters/{number:\\d{1,9}}.pdf")
  @Transactional
  ResponseEntity<byte[]> pdf(@PathVariable String caseId, @PathVariable int number, HttpServletRequest request) {
    String userId = signedIn.require(request);
    // one that does not exist and one that is not for the reader look the same: nothing to learn by asking
    PipCase pipCase = Optional.of(caseId).filter(CaseId::isOne).map(CaseId::new).flatMap(caseFiles::find)
        .orElseThrow(LetterController::notForYou);
    Relation relation = views.relation(pipCase, userId, process.groupsOf(userId))
        .orElseThrow(LetterController::notForYou);
    Letter letter = letters.find(pipCase.id(), number)
        .filter(l -> relation != Relation.MANAGER || ReadableEntries.managerMayReadLetter(l.template()))
        .orElseThrow(LetterController::notForYou);
    byte[] pdf = letters.pdf(pipCase.id(), number).orElseThrow(() -> new RequestRefused(HttpStatus.GONE,
        "The letter was erased at the end of its retention."));
    if (relation == Relation.EMPLOYEE) {
      letters.opened(pipCase.id(), number, new Actor(userId, "employee"));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline()
            .filename("%s-%d-%s.pdf".formatted(pipCase.id().value(), number, letter.template())).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(pdf);
  }

  /** All letters to who is signed in, newest first, also of cases that have ended. */
  @GetMapping(path = "/api/my-letters", produces = MediaType.APPLICATION_JSON_VALUE)
  List<LetterView> mine(HttpServletRequest request) {
    return letters.to(signedIn.require(request)).stream().map(LetterView::of).toList();
  }

  /** A mail system tells that a mail did not arrive. */
  @PostMapping(path = "/api/letters/bounces", produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional
  Accepted bounced(@RequestBody Bounce bounce, HttpServletRequest request) {
    Actor actor = signedIn.require(request, "hr", "hrLead", "operations");
    new Refused.Collector()
        .when(Words.blank(bounce.messageId()) || bounce.messageId().length() > LONGEST_ID,
            "messageId: send the Message-ID of the mail that came back.")
        .when(Words.blank(bounce.status()), "status: say what the mail system says, such as “550 no such mailbox”.")
        .refuse();
    outbox.bounced(bounce.messageId().strip(), bounce.status().strip(), actor);
    return new Accepted("On record.");
  }

  private static RequestRefused notForYou() {
    return new RequestRefused(HttpStatus.NOT_FOUND, "There is no such letter for you.");
  }
}
