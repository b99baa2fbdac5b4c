package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** The file is assessed, counsel looks at risks, HR decides. */
class FileReviewTest extends ProcessTestCase {

  @Test
  void aCaseBeginsWithRequestPolicyAndFinding() {
    CaseDriver c = underperformer().requested()
        .recorded("REQUEST, by mia", "POLICY", "STAGE FILE_REVIEW", "FINDING AssessFile: READY_FOR_PLAN");

    assertThat(c.id().value()).matches("PIP-\\d{4}-\\d{4}");
  }

  @Test
  void hrDeclinesARequestThatTheFileDoesNotCarry() {
    CaseDriver c = caseOf(people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id()));
    people.appraisal(c.employee(), 2025, 5);
    people.appraisal(c.employee(), 2024, 5);

    c.requested(Forms.with(Forms.request(c.employee().id(), c.today()), "incidents", List.of(
            Forms.of("date", c.today().minusDays(13).toString(), "what", "Always late", "evidence", ""))))
        .recorded("REQUEST, by mia", "POLICY", "STAGE FILE_REVIEW", "FINDING AssessFile: DECLINE")
        // an incident without evidence is a risk, too
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "DO_NOT_PROCEED", "reason", "Nothing carries it."))
        .does("hanna", "DecideOnFile", Forms.of("decision", "DECLINE", "reason", null))
        .recorded("COUNSEL_ADVICE: DO_NOT_PROCEED, by carl", "DECISION DecideOnFile: DECLINE, by hanna", "OUTCOME DECLINED")
        .hasEnded("DECLINED");
  }

  @Test
  void aFileWithoutAPaperTrailSendsTheCaseIntoCoaching() {
    caseOf(people.withoutHistory("DEFAULT")).requested()
        .recorded("REQUEST, by mia", "POLICY", "STAGE FILE_REVIEW", "FINDING AssessFile: DOCUMENT_FIRST")
        .does("hanna", "DecideOnFile", Forms.of("decision", "DOCUMENT_FIRST", "reason", null))
        .recorded("DECISION DecideOnFile: DOCUMENT_FIRST, by hanna", "STAGE DOCUMENTED_COACHING")
        .waitsFor("RecordCoachingSession");
  }

  @Test
  void aRiskSendsTheCaseByCounselFirst() {
    withComplaint().requested()
        .waitsFor("ReviewLegalRisk")
        .recorded("REQUEST, by mia", "POLICY", "STAGE FILE_REVIEW", "FINDING AssessFile: READY_FOR_PLAN")
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "No link to the complaint."))
        .recorded("COUNSEL_ADVICE: PROCEED, by carl")
        .does("hanna", "DecideOnFile", Forms.of("decision", "READY_FOR_PLAN", "reason", null))
        .recorded("DECISION DecideOnFile: READY_FOR_PLAN, by hanna", "STAGE IMPROVEMENT_PLAN")
        .waitsFor("DraftPlan");
  }

  @Test
  void againstCounselHrDecidesWithAReasonOnly() {
    CaseDriver c = withComplaint().requested()
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "DO_NOT_PROCEED", "reason", "Too close to the complaint."))
        .fromHere();

    assertThatThrownBy(() -> c.does("hanna", "DecideOnFile", Forms.of("decision", "READY_FOR_PLAN", "reason", " ")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("counsel advised not to proceed");
    c.recorded().waitsFor("DecideOnFile")
        .does("hanna", "DecideOnFile", Forms.of("decision", "READY_FOR_PLAN", "reason", "The complaint was settled."))
        .recorded("DECISION DecideOnFile: READY_FOR_PLAN, by hanna", "STAGE IMPROVEMENT_PLAN");
    Decision decision = c.file().last(EntryKind.DECISION, "DecideOnFile", Decision.class).orElseThrow().content();
    assertThat(decision.reason()).isEqualTo("The complaint was settled.");
  }

  @Test
  void counselMayStopTheCaseWithHr() {
    withComplaint().requested()
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "DO_NOT_PROCEED", "reason", "Too close to the complaint."))
        .fromHere()
        .does("hanna", "DecideOnFile", Forms.decision("DECLINE"))
        .recorded("DECISION DecideOnFile: DECLINE, by hanna", "OUTCOME DECLINED")
        .hasEnded("DECLINED");
  }

  @Test
  void aDecisionOtherThanTheRecommendationNeedsAReason() {
    CaseDriver c = underperformer().requested();

    assertThatThrownBy(() -> c.does("hanna", "DecideOnFile", Forms.of("decision", "DOCUMENT_FIRST", "reason", null)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Reason: your decision differs from the recommendation (ready for plan)");
    assertThat(c.count(EntryKind.DECISION)).isZero();
    c.fromHere().does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"))
        .recorded("DECISION DecideOnFile: DOCUMENT_FIRST, by hanna", "STAGE DOCUMENTED_COACHING")
        .waitsFor("RecordCoachingSession");
  }

  @Test
  void theSubjectAndTheRequesterNeverDecide() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    identity.createMembership(c.employee().userId(), "hr");
    identity.createMembership("mia", "hr");
    try {
      assertThatThrownBy(() -> process.complete(task, c.employee().userId(), Forms.decision("DECLINE")))
          .isInstanceOf(AuthorizationException.class).hasMessageContaining("You may not do this");
      assertThatThrownBy(() -> process.complete(task, "mia", Forms.decision("DECLINE")))
          .isInstanceOf(AuthorizationException.class).hasMessageContaining("You may not do this");
    } finally {
      identity.deleteMembership("mia", "hr");
    }
    c.waitsFor("DecideOnFile");
  }

  @Test
  void aSecondCaseForTheSameEmployeeIsRefused() {
    CaseDriver c = underperformer().requested();

    assertThatThrownBy(() -> process.request("mia", Forms.request(c.employee().id(), c.today())))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("a case is open for Erin Example already (" + c.id() + ")");
  }

  @Test
  void somebodyElsesReportIsRefused() {
    CaseDriver c = underperformer();

    assertThatThrownBy(() -> process.request("omar", Forms.request(c.employee().id(), c.today())))
        .isInstanceOf(Refused.class).hasMessageContaining("does not report to you");
    assertThatThrownBy(() -> process.request("mia", Forms.request(999_999, c.today())))
        .isInstanceOf(Refused.class).hasMessageContaining("there is no employee 999999");
    assertThatThrownBy(() -> process.request("hanna", Forms.request(c.employee().id(), c.today())))
        .hasMessageContaining("only managers ask for a case");
  }
}
