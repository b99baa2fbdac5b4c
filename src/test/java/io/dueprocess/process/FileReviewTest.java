package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import org.junit.jupiter.api.Test;

/** The file is assessed, counsel looks at risks, HR decides. */
class FileReviewTest extends ProcessTestCase {

  @Test
  void aCaseBeginsWithRequestPolicyAndFinding() {
    CaseDriver c = underperformer().requested();

    assertThat(c.trace()).containsExactly("REQUEST", "POLICY", "STAGE FILE_REVIEW", "FINDING AssessFile");
    assertThat(c.id().value()).matches("PIP-\\d{4}-\\d{4}");
    assertThat(c.file().entries().get(0).actor().userId()).isEqualTo("mia");
  }

  @Test
  void aRiskSendsTheCaseByCounselFirst() {
    CaseDriver c = underperformer();
    people.note(c.employee(), "COMPLAINT", c.today().minusDays(10), "Complaint about overtime");

    c.requested().waitsFor("ReviewLegalRisk")
        .does("carl", "ReviewLegalRisk", Forms.of("advice", "DO_NOT_PROCEED", "reason", "Too close to the complaint."))
        .waitsFor("DecideOnFile");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnFile", Forms.of("decision", "READY_FOR_PLAN", "reason", " ")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("counsel advised not to proceed");
    c.waitsFor("DecideOnFile").does("hanna", "DecideOnFile", Forms.decision("DECLINE")).hasEnded("DECLINED");
    assertThat(c.trace()).containsSubsequence("FINDING AssessFile", "COUNSEL_ADVICE", "DECISION DecideOnFile",
        "OUTCOME DECLINED");
  }

  @Test
  void aDecisionOtherThanTheRecommendationNeedsAReason() {
    CaseDriver c = underperformer().requested();

    assertThatThrownBy(() -> c.does("hanna", "DecideOnFile", Forms.of("decision", "DOCUMENT_FIRST", "reason", null)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Reason: your decision differs from the recommendation (READY_FOR_PLAN)");
    assertThat(c.count(EntryKind.DECISION)).isZero();
    c.does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST")).waitsFor("RecordCoachingSession");
  }

  @Test
  void theSubjectAndTheRequesterNeverDecide() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    identity.createMembership(c.employee().userId(), "hr");
    identity.createMembership("mia", "hr");
    try {
      assertThatThrownBy(() -> process.complete(task, c.employee().userId(), Forms.decision("DECLINE")))
          .isInstanceOf(Refused.class).hasMessageContaining("This case is about you");
      assertThatThrownBy(() -> process.complete(task, "mia", Forms.decision("DECLINE")))
          .isInstanceOf(Refused.class).hasMessageContaining("You asked for this case");
    } finally {
      identity.deleteMembership("mia", "hr");
    }
    c.waitsFor("DecideOnFile");
  }

  @Test
  void aGroupsTaskRemindsThenGoesToTheLeadsToo() {
    CaseDriver c = underperformer().requested();

    c.daysPass(6);
    assertThat(c.trace()).contains("REMINDER DecideOnFile").doesNotContain("ESCALATION DecideOnFile");
    c.daysPass(4);
    assertThat(c.trace()).contains("ESCALATION DecideOnFile");
    assertThat(c.task("DecideOnFile").groups()).containsExactlyInAnyOrder("hr", "hrLead");
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
        .hasMessageContaining("hanna");
  }
}
