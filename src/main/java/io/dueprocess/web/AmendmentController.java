package io.dueprocess.web;

import io.dueprocess.amendment.ProposeAmendment;
import io.dueprocess.engine.Submission;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The manager or the employee proposes an amendment of the plan. */
@RestController
class AmendmentController {

  private final CaseReaders readers;
  private final ProposeAmendment proposeAmendment;
  private final Submission submission;

  AmendmentController(CaseReaders readers, ProposeAmendment proposeAmendment, Submission submission) {
    this.readers = readers;
    this.proposeAmendment = proposeAmendment;
    this.submission = submission;
  }

  record Proposed(int number) {}

  /** Refuses who may not read the case with 404, and everybody else but the two with a sentence. */
  @PostMapping(path = "/api/cases/{id}/amendments", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Proposed propose(@PathVariable String id, @RequestBody String form, HttpServletRequest request) {
    CaseReader reader = readers.require(id, request);
    return new Proposed(proposeAmendment.propose(reader.id(), submission.read(form, ProposeAmendment.Form.class),
        reader.userId()));
  }
}
