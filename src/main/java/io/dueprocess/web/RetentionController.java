package io.dueprocess.web;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.retention.DueCase;
import io.dueprocess.casefile.retention.DueCases;
import io.dueprocess.casefile.retention.LiftLegalHold;
import io.dueprocess.casefile.retention.SetLegalHold;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is to be erased, for counsel and second approvers, and counsel's holds. Cases only, nobody's name. */
@RestController
class RetentionController {

  private static final int MOST = 200;

  private final SignedIn signedIn;
  private final DueCases dueCases;
  private final SetLegalHold setLegalHold;
  private final LiftLegalHold liftLegalHold;

  RetentionController(SignedIn signedIn, DueCases dueCases, SetLegalHold setLegalHold, LiftLegalHold liftLegalHold) {
    this.signedIn = signedIn;
    this.dueCases = dueCases;
    this.setLegalHold = setLegalHold;
    this.liftLegalHold = liftLegalHold;
  }

  /**
   * What would go today.
   *
   * @param due those that ended first
   * @param more whether there are more
   * @param mayHold whether the reader may set and lift holds
   */
  record Answer(LocalDate today, List<DueView> due, boolean more, List<HeldView> held, boolean mayHold) {}

  record DueView(CaseId id, DueCase.What what, CaseOutcome outcome, LocalDate closedOn, String policyRow,
      LocalDate countedFrom, LocalDate keptUntil, String why) {}

  record HeldView(CaseId id, LocalDate since) {}

  record Hold(String reason) {}

  record Done(String message) {}

  @GetMapping(path = "/api/retention/due", produces = MediaType.APPLICATION_JSON_VALUE)
  Answer due(HttpServletRequest request) {
    Actor reader = signedIn.require(request, "legal", "hrLead");
    DueCases.DryRun dry = dueCases.list(MOST);
    return new Answer(dry.today(),
        dry.due().stream()
            .map(c -> new DueView(c.id(), c.what(), c.outcome(), c.closedOn(), c.policyRow(), c.finding().countedFrom(),
                c.finding().keptUntil(), c.finding().basis().reasons().get(0).text()))
            .toList(),
        dry.more(),
        dry.held().stream().map(h -> new HeldView(h.id(), h.since())).toList(),
        reader.role().equals("legal"));
  }

  @PostMapping(path = "/api/cases/{id}/legal-hold", produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional
  Done hold(@PathVariable String id, @RequestBody Hold hold, HttpServletRequest request) {
    Actor counsel = signedIn.require(request, "legal");
    setLegalHold.set(caseId(id), hold.reason(), counsel);
    return new Done("Case %s is held. Nothing of it is erased until the hold is lifted.".formatted(id));
  }

  @DeleteMapping(path = "/api/cases/{id}/legal-hold", produces = MediaType.APPLICATION_JSON_VALUE)
  @Transactional
  Done lift(@PathVariable String id, @RequestBody Hold hold, HttpServletRequest request) {
    Actor counsel = signedIn.require(request, "legal");
    liftLegalHold.lift(caseId(id), hold.reason(), counsel);
    return new Done("Case %s is held no more. It is kept for its retention time.".formatted(id));
  }

  private static CaseId caseId(String id) {
    if (!CaseId.isOne(id)) {
      throw new RequestRefused(HttpStatus.NOT_FOUND, "There is no case %s. A number looks like PIP-2026-0042."
          .formatted(id.length() <= 40 ? id : id.substring(0, 40) + "…"));
    }
    return new CaseId(id);
  }
}
