package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.engine.Submission;
import io.dueprocess.event.ReportEvent;
import io.dueprocess.event.ReportEvent.Reported;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What has happened to a case, reported by HR on the page or by the system in which HR keeps it. */
@RestController
class EventController {

  private final CaseReaders readers;
  private final ReportEvent reportEvent;
  private final Submission submission;

  EventController(CaseReaders readers, ReportEvent reportEvent, Submission submission) {
    this.readers = readers;
    this.reportEvent = reportEvent;
    this.submission = submission;
  }

  /** 201 where it was taken, 200 where the same report had come before. Refuses who is not HR in this case with 404. */
  @PostMapping(path = "/api/cases/{id}/events", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Reported> report(@PathVariable String id, @RequestBody String form,
      @RequestHeader(name = "Idempotency-Key", required = false) String key, HttpServletRequest request) {
    CaseReader reader = readers.find(id, request).filter(readers::servesAsHr).orElseThrow(CaseReaders::notThere);
    Reported reported = reportEvent.report(reader.id(), submission.read(form, ReportEvent.Form.class), key,
        new Actor(reader.userId(), "hr"));
    return ResponseEntity.status(reported.before() ? HttpStatus.OK : HttpStatus.CREATED).body(reported);
  }
}
