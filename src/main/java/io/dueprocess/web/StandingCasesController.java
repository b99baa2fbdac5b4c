package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.engine.ReportStandingCases;
import io.dueprocess.engine.ReportStandingCases.StandingCase;
import io.dueprocess.web.CaseView.Relation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The cases that stand still: all of them for operations, for HR partners and HR leads those that they may read. Cases
 * only, nobody's name.
 */
@RestController
class StandingCasesController {

  private static final String OPERATIONS = "operations";

  private final SignedIn signedIn;
  private final PipProcess process;
  private final CaseViews views;
  private final ReportStandingCases reportStandingCases;

  StandingCasesController(SignedIn signedIn, PipProcess process, CaseViews views,
      ReportStandingCases reportStandingCases) {
    this.signedIn = signedIn;
    this.process = process;
    this.views = views;
    this.reportStandingCases = reportStandingCases;
  }

  @GetMapping(path = "/api/standing-cases", produces = MediaType.APPLICATION_JSON_VALUE)
  ReportStandingCases.Report standing(HttpServletRequest request) {
    Actor reader = signedIn.require(request, OPERATIONS, "hr", "hrLead");
    ReportStandingCases.Report report = reportStandingCases.newest();
    if (reader.role().equals(OPERATIONS)) {
      return report;
    }
    Set<String> groups = process.groupsOf(reader.userId());
    List<StandingCase> theirs = report.standing().stream()
        .filter(standing -> views.mayRead(standing.id(), reader.userId(), groups)
            .filter(Relation::readsAll).isPresent())
        .toList();
    return new ReportStandingCases.Report(report.lookedOn(), report.openCases(), report.incidents(), theirs);
  }
}
