package io.dueprocess.web;

import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Stage;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseReaders.CaseReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Case files without a task: which there are for the reader, and one of them as the reader may see it. */
@RestController
class CaseFileController {

  private final SignedIn signedIn;
  private final CaseReaders readers;
  private final PipProcess process;
  private final CaseViews views;
  private final CaseList cases;
  private final TransactionTemplate transaction;

  CaseFileController(SignedIn signedIn, CaseReaders readers, PipProcess process, CaseViews views, CaseList cases,
      TransactionTemplate transaction) {
    this.signedIn = signedIn;
    this.readers = readers;
    this.process = process;
    this.views = views;
    this.cases = cases;
    this.transaction = transaction;
  }

  @GetMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
  CaseList.Page list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page,
      HttpServletRequest request) {
    String userId = signedIn.require(request);
    var wanted = new CaseList.Wanted(search.strip(), oneOf(Stage.class, "stage", stage),
        oneOf(CaseOutcome.class, "outcome", outcome), oneOf(CaseList.State.class, "state", state));
    return cases.find(userId, process.groupsOf(userId), wanted, number(page));
  }

  /** Reading a case file is itself a fact of the case: it is put on record before anything is shown. */
  @GetMapping(path = "/api/cases/{id}/file", produces = MediaType.APPLICATION_JSON_VALUE)
  CaseFileView file(@PathVariable String id, HttpServletRequest request) {
    return transaction.execute(status -> {
      CaseReader reader = readers.require(id, request);
      readers.open(reader);
      return views.file(reader, process.tasks(reader.id()));
    });
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value) {
    if (value.isBlank()) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(e -> e.name().equals(value.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new RequestRefused(HttpStatus.BAD_REQUEST, "%s: say one of %s, or leave it out."
            .formatted(name, String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()))));
  }

  private static int number(String page) {
    if (!page.matches("[1-9]\\d{0,5}")) {
      throw new RequestRefused(HttpStatus.BAD_REQUEST, "page: say a number from 1 on.");
    }
    return Integer.parseInt(page);
  }
}
