package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.export.CaseExport;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The case file as a ZIP: all of it for HR, counsel and approvers, what was put before them for the subject. The
 * manager of a case gets none: it holds what counsel said, and complaints.
 */
@RestController
class CaseExportController {

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseViews views;
  private final ExportCase exportCase;
  private final TransactionTemplate transaction;

  CaseExportController(SignedIn signedIn, PipProcess process, CaseViews views, ExportCase exportCase,
      TransactionTemplate transaction) {
    this.signedIn = signedIn;
    this.process = process;
    this.views = views;
    this.exportCase = exportCase;
    this.transaction = transaction;
  }

  /** Writes to the record, though it is a GET: a browser follows a link to a download in no other way. */
  @GetMapping("/api/cases/{caseId}/export.zip")
  void export(@PathVariable String caseId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String userId = signedIn.require(request);
    refuseForeignPage(request);
    // only what has to be one is one transaction: a slow download must not keep others from writing to the case
    CaseExport export = transaction.execute(status -> begin(caseId, userId));
    export.render();
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(export.fileName()).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    export.writeTo(response.getOutputStream());
  }

  private CaseExport begin(String caseId, String userId) {
    CaseId id = caseId(caseId);
    Relation relation = views.mayRead(id, userId, process.groupsOf(userId)).orElseThrow(CaseExportController::notThere);
    if (relation == Relation.MANAGER) {
      throw new RequestRefused(HttpStatus.FORBIDDEN,
          "The file of a case goes to HR, counsel, approvers and the employee, not to the manager. Ask HR.");
    }
    Scope scope = relation == Relation.EMPLOYEE ? Scope.EMPLOYEE : Scope.FULL;
    return exportCase.begin(id, scope, new Actor(userId, relation.role()));
  }

  /** A link on a foreign page must not write in the name of who is signed in here; old browsers do not say. */
  private static void refuseForeignPage(HttpServletRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !Set.of("same-origin", "none").contains(from)) {
      throw new RequestRefused(HttpStatus.FORBIDDEN, "Open the case file from the product itself.");
    }
  }

  private static CaseId caseId(String text) {
    if (!CaseId.isOne(text)) {
      throw notThere();
    }
    return new CaseId(text);
  }

  /** A case that is not the reader's and one that is not there look the same: nothing to learn by asking. */
  private static RequestRefused notThere() {
    return new RequestRefused(HttpStatus.NOT_FOUND, "There is no case file of this number for you.");
  }
}
