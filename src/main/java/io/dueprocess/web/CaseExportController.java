package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.export.CaseExport;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.PipProcess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The case file as a ZIP: all of it for HR, counsel and approvers, what was put before them for the subject. The manager
 * of a case gets none: it holds what counsel said, and complaints.
 */
@RestController
class CaseExportController {

  private static final String NOT_FOR_YOU =
      "This case file is for HR, counsel, approvers and the employee it is about. Ask HR.";

  private final SignedIn signedIn;
  private final PipProcess process;
  private final Employees employees;
  private final CaseFiles caseFiles;
  private final ExportCase exportCase;
  private final TransactionTemplate transaction;

  CaseExportController(SignedIn signedIn, PipProcess process, Employees employees, CaseFiles caseFiles,
      ExportCase exportCase, TransactionTemplate transaction) {
    this.signedIn = signedIn;
    this.process = process;
    this.employees = employees;
    this.caseFiles = caseFiles;
    this.exportCase = exportCase;
    this.transaction = transaction;
  }

  private record Reader(Actor actor, Scope scope) {}

  /** Writes to the record, though it is a GET: a browser follows a link to a download in no other way. */
  @GetMapping("/api/cases/{caseId}/export.zip")
  void export(@PathVariable String caseId, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String userId = signedIn.require(request);
    refuseForeignPage(request);
    CaseId id = caseId(caseId);
    Reader reader = reader(userId, caseFiles.find(id), caseId);
    // only what has to be one is one transaction: a slow download must not keep others from writing to the case
    CaseExport export = transaction.execute(status -> exportCase.begin(id, reader.scope(), reader.actor()));
    export.render();
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(export.fileName()).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    export.writeTo(response.getOutputStream());
  }

  /** A link on a foreign page must not write in the name of who is signed in here; old browsers do not say. */
  private static void refuseForeignPage(HttpServletRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !Set.of("same-origin", "none").contains(from)) {
      throw new RequestRefused(HttpStatus.FORBIDDEN, "Open the case file from the product itself.");
    }
  }

  private static CaseId caseId(String text) {
    try {
      return new CaseId(text);
    } catch (IllegalArgumentException e) {
      throw new RequestRefused(HttpStatus.BAD_REQUEST, e.getMessage());
    }
  }

  /** The subject of a case is never its HR, nor is its manager, whatever groups they are in. */
  private Reader reader(String userId, Optional<PipCase> found, String caseId) {
    long person = employees.findByUserId(userId).map(Employee::id).orElse(0L);
    if (found.filter(c -> c.employeeId() == person).isPresent()) {
      // who was told nothing yet is told nothing here: they get the answer that anybody gets
      if (nothingDelivered(found.get().id())) {
        throw new RequestRefused(HttpStatus.FORBIDDEN, NOT_FOR_YOU);
      }
      return new Reader(new Actor(userId, "employee"), Scope.EMPLOYEE);
    }
    boolean manages = found.filter(c -> c.managerId() == person || c.requesterId() == person).isPresent();
    Set<String> groups = process.groupsOf(userId);
    String role = Stream.of("hr", "legal", "hrLead").filter(groups::contains).findFirst()
        .filter(r -> !manages)
        .orElseThrow(() -> new RequestRefused(HttpStatus.FORBIDDEN, NOT_FOR_YOU));
    if (found.isEmpty()) {
      throw new RequestRefused(HttpStatus.NOT_FOUND, "There is no case %s. Check its number.".formatted(caseId));
    }
    return new Reader(new Actor(userId, role), Scope.FULL);
  }

  private boolean nothingDelivered(CaseId id) {
    return caseFiles.read(id).entries().stream().noneMatch(e -> e.kind() == EntryKind.DELIVERY);
  }
}
