package io.dueprocess.web;

import io.dueprocess.casefile.export.CaseExport;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.web.CaseReaders.CaseReader;
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

  private final CaseReaders readers;
  private final ExportCase exportCase;
  private final TransactionTemplate transaction;

  CaseExportController(CaseReaders readers, ExportCase exportCase, TransactionTemplate transaction) {
    this.readers = readers;
    this.exportCase = exportCase;
    this.transaction = transaction;
  }

  /** Writes to the record, though it is a GET: a browser follows a link to a download in no other way. */
  @GetMapping("/api/cases/{caseId}/export.zip")
  void export(@PathVariable String caseId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuseForeignPage(request);
    // only what has to be one is one transaction: a slow download must not keep others from writing to the case
    CaseExport export = transaction.execute(status -> begin(readers.require(caseId, request)));
    export.render();
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(export.fileName()).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    export.writeTo(response.getOutputStream());
  }

  private CaseExport begin(CaseReader reader) {
    if (reader.relation() == Relation.MANAGER) {
      throw new RequestRefused(HttpStatus.FORBIDDEN,
          "The file of a case goes to HR, counsel, approvers and the employee, not to the manager. Ask HR.");
    }
    return exportCase.begin(reader.id(), reader.relation().readsAll() ? Scope.FULL : Scope.EMPLOYEE, reader.actor());
  }

  /** A link on a foreign page must not write in the name of who is signed in here; old browsers do not say. */
  private static void refuseForeignPage(HttpServletRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !Set.of("same-origin", "none").contains(from)) {
      throw new RequestRefused(HttpStatus.FORBIDDEN, "Open the case file from the product itself.");
    }
  }
}
