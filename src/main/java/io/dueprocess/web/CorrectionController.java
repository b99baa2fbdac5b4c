package io.dueprocess.web;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CorrectEntry;
import io.dueprocess.engine.Submission;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Corrects an entry of one's own. */
@RestController
class CorrectionController {

  private final SignedIn signedIn;
  private final CaseFiles caseFiles;
  private final CorrectEntry correctEntry;
  private final Submission submission;

  CorrectionController(SignedIn signedIn, CaseFiles caseFiles, CorrectEntry correctEntry, Submission submission) {
    this.signedIn = signedIn;
    this.caseFiles = caseFiles;
    this.correctEntry = correctEntry;
    this.submission = submission;
  }

  record Corrected(int number) {}

  /** Refuses with 404 alike where there is no such case and where the reader has written nothing in it. */
  @PostMapping(path = "/api/cases/{id}/entries/{number}/correction", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Corrected correct(@PathVariable String id, @PathVariable int number, @RequestBody String form,
      HttpServletRequest request) {
    String userId = signedIn.require(request);
    CaseId caseId = wroteIn(id, userId);
    return new Corrected(
        correctEntry.correct(caseId, number, submission.read(form, CorrectEntry.Form.class), userId).number());
  }

  private CaseId wroteIn(String id, String userId) {
    if (CaseId.isOne(id)) {
      CaseId caseId = new CaseId(id);
      if (caseFiles.find(caseId).isPresent()
          && caseFiles.read(caseId).entries().stream().anyMatch(e -> e.actor().userId().equals(userId))) {
        return caseId;
      }
    }
    throw new RequestRefused(HttpStatus.NOT_FOUND, "There is no case %s in which you have written.".formatted(id));
  }
}
