package io.dueprocess.web;

import io.dueprocess.engine.ReportStandingCases;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cases that stand still, for operations and for those who decide on cases. Cases only, nobody's name. */
@RestController
class StandingCasesController {

  private final SignedIn signedIn;
  private final ReportStandingCases reportStandingCases;

  StandingCasesController(SignedIn signedIn, ReportStandingCases reportStandingCases) {
    this.signedIn = signedIn;
    this.reportStandingCases = reportStandingCases;
  }

  @GetMapping(path = "/api/standing-cases", produces = MediaType.APPLICATION_JSON_VALUE)
  ReportStandingCases.Report standing(HttpServletRequest request) {
    signedIn.require(request, "operations", "hr", "hrLead");
    return reportStandingCases.newest();
  }
}
