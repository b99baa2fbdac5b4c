package io.dueprocess.web;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CorrectEntry;
import io.dueprocess.engine.Submission;
import io.dueprocess.web.CaseReaders.CaseReader;
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

  private final CaseReaders readers;
  private final CaseFiles caseFiles;
  private final CorrectEntry correctEntry;
  private final Submission submission;

  CorrectionController(CaseReaders readers, CaseFiles caseFiles, CorrectEntry correctEntry, Submission submission) {
    this.readers = readers;
    this.caseFiles = caseFiles;
    this.correctEntry = correctEntry;
    this.submission = submission;
  }

  record Corrected(int number) {}

  /**
   * Refuses with 404 alike where there is no such case, where the reader has lost it, and where they have written
   * nothing in it.
   */
  @PostMapping(path = "/api/cases/{id}/entries/{number}/correction", consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Corrected correct(@PathVariable String id, @PathVariable int number, @RequestBody String form,
      HttpServletRequest request) {
    CaseReader reader = readers.find(id, request)
        .filter(r -> caseFiles.read(r.id()).entries().stream().anyMatch(e -> e.actor().userId().equals(r.userId())))
        .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND,
            "There is no case of this number in which you have written."));
    return new Corrected(correctEntry.correct(
        reader.id(), number, submission.read(form, CorrectEntry.Form.class), reader.userId()).number());
  }
}
