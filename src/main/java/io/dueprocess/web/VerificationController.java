package io.dueprocess.web;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.verification.Problem;
import io.dueprocess.casefile.verification.RecordVerifier;
import io.dueprocess.casefile.verification.Verdict;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
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

  private static final Set<Relation> MAY_CHECK = EnumSet.of(Relation.HR, Relation.COUNSEL, Relation.APPROVER);

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseViews views;
  private final RecordVerifier verifier;

  VerificationController(SignedIn signedIn, PipProcess process, CaseViews views, RecordVerifier verifier) {
    this.signedIn = signedIn;
    this.process = process;
    this.views = views;
    this.verifier = verifier;
  }

  record Said(boolean holds, List<String> problems, List<String> holding, List<String> notes) {}

  @PostMapping(path = "/api/cases/{id}/verify", produces = MediaType.APPLICATION_JSON_VALUE)
  Said verify(@PathVariable String id, HttpServletRequest request) {
    String userId = signedIn.require(request);
    boolean may = CaseId.isOne(id) && views.mayRead(new CaseId(id), userId, process.groupsOf(userId))
        .filter(MAY_CHECK::contains).isPresent();
    if (!may) {
      throw new RequestRefused(HttpStatus.NOT_FOUND, "There is no case file of this number for you.");
    }
    Verdict verdict = verifier.verify(new CaseId(id));
    return new Said(verdict.holds(), verdict.problems().stream().map(Problem::sentence).toList(), verdict.holding(),
        verdict.notes());
  }
}
