package io.dueprocess.web;

import io.dueprocess.casefile.verification.Problem;
import io.dueprocess.casefile.verification.RecordVerifier;
import io.dueprocess.casefile.verification.Verdict;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checks the record of a case as it lies in the database, for HR, counsel and approvers. Who does not trust the product
 * checks an export instead.
 */
@RestController
class VerificationController {

  private final CaseReaders readers;
  private final RecordVerifier verifier;

  VerificationController(CaseReaders readers, RecordVerifier verifier) {
    this.readers = readers;
    this.verifier = verifier;
  }

  record Said(boolean holds, List<String> problems, List<String> holding, List<String> notes) {}

  @PostMapping(path = "/api/cases/{id}/verify", produces = MediaType.APPLICATION_JSON_VALUE)
  Said verify(@PathVariable String id, HttpServletRequest request) {
    CaseReader reader = readers.find(id, request).filter(r -> r.relation().readsAll())
        .orElseThrow(CaseReaders::notThere);
    Verdict verdict = verifier.verify(reader.id());
    return new Said(verdict.holds(), verdict.problems().stream().map(Problem::sentence).toList(), verdict.holding(),
        verdict.notes());
  }
}
