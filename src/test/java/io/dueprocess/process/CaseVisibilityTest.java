package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What each reader is shown of a case, and what not. */
class CaseVisibilityTest extends ProcessTestCase {

  @Autowired private Browser browser;

  @Test
  void hrSeesTheComplaintAndTheFindingAndCounselsAdvice() throws Exception {
    CaseDriver c = legallyReviewed();

    assertThat(browser.asks("hanna", "/api/tasks/" + c.task("DecideOnFile").id()).getContentAsString())
        .contains(COMPLAINT, "COMPLAINT_BEFORE_REQUEST", "No link to the complaint.", "\"relation\":\"HR\"");
  }

  @Test
  void theManagerSeesNeitherTheComplaintNorWhatRestsOnIt() throws Exception {
    CaseDriver c = legallyReviewed().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));

    assertThat(browser.asks("mia", "/api/tasks/" + c.task("DraftPlan").id()).getContentAsString())
        .contains("Rating 2", "\"relation\":\"MANAGER\"")
        .doesNotContain(COMPLAINT, "COMPLAINT_BEFORE_REQUEST", "No link to the complaint.");
  }

  @Test
  void theEmployeeSeesNoCaseBeforeSomethingWasDelivered() throws Exception {
    CaseDriver c = underperformer().requested();
    String employee = c.employee().userId();
    assertThat(browser.asks(employee, "/api/my-case").getStatus()).isEqualTo(404);

    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).does("mia", "DraftPlan", plan(c));
    assertThat(browser.asks(employee, "/api/my-case").getStatus()).as("a draft is no plan").isEqualTo(404);

    c.does("hanna", "ApprovePlan", Forms.decision("APPROVED"));
    assertThat(browser.asks(employee, "/api/my-case").getContentAsString())
        .contains("Reports on time", "\"relation\":\"EMPLOYEE\"")
        .doesNotContain("Reports are late and wrong.", "Rating 2", "Because of the figures.");
  }

  @Test
  void aDecisionToTerminateReachesTheEmployeeWithItsProposalAndNotBefore() throws Exception {
    CaseDriver c = atReview(underperformer(), 61, 71)
        .does("hanna", "DecideOnOutcome", Forms.outcome("TERMINATION"));
    assertThat(browser.asks(c.employee().userId(), "/api/my-case").getContentAsString())
        .doesNotContain("\"TERMINATION\"");

    c.does("hanna", "ProposeTermination", proposal(c));
    assertThat(browser.asks(c.employee().userId(), "/api/my-case").getContentAsString())
        .contains("The targets were missed.", "\"decision\":\"TERMINATION\"");
  }

  @Test
  void theEmployeeStillSeesTheCaseWithItsOutcomeAndTheAppealsDecisionOnceItHasEnded() throws Exception {
    CaseDriver c = terminationProposed(underperformer())
        .employeeDoes("ReplyToProposal", Forms.of("reply", "No.", "companion", null))
        .does("lena", "DecideOnTermination", Forms.decision("APPROVED"))
        .employeeDoes("FileAppeal", Forms.of("appeal", "APPEAL", "grounds", "The figures are wrong."))
        .does("luis", "HearAppeal", Forms.of("decision", "UPHELD", "reducedTo", null, "reason", "They are right."))
        .hasEnded("TERMINATED");

    assertThat(browser.asks(c.employee().userId(), "/api/my-case").getContentAsString())
        .contains("\"outcome\":\"TERMINATED\"", "\"decision\":\"UPHELD\"", "They are right.");
  }

  @Test
  void theRecordIsCheckedForThoseWhoReadAllOfIt() throws Exception {
    CaseDriver c = legallyReviewed().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    String path = "/api/cases/" + c.id() + "/verify";

    for (String reader : List.of("hanna", "carl", "lena")) {
      assertThat(browser.sends(reader, post(path).header("X-Due-Process", "1")).getContentAsString())
          .contains("\"holds\":true", "\"problems\":[]");
    }
    for (String other : List.of("mia", "omar", "otto", c.employee().userId())) {
      assertThat(browser.sends(other, post(path).header("X-Due-Process", "1")).getStatus()).as(other).isEqualTo(404);
    }
  }

  @Test
  void somebodyElsesTaskAndOneThatIsGoneLookTheSame() throws Exception {
    CaseDriver c = underperformer().requested();
    String path = "/api/tasks/" + c.task("DecideOnFile").id();

    MockHttpServletResponse somebodyElses = browser.asks("mia", path);
    MockHttpServletResponse gone = browser.asks("mia", "/api/tasks/none");
    assertThat(somebodyElses.getStatus()).isEqualTo(404).isEqualTo(gone.getStatus());
    assertThat(somebodyElses.getContentAsString()).isEqualTo(gone.getContentAsString());
    assertThat(browser.asksWithoutLogin(path).getStatus()).isEqualTo(401);
  }
}
