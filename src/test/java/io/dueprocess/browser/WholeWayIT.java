package io.dueprocess.browser;

import static io.dueprocess.browser.TasklistPage.MINE;
import static io.dueprocess.browser.TasklistPage.MY_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.WorkCalendar;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole cases, each step done in Tasklist by the person whose task it is, after one mistake in each form. */
class WholeWayIT extends BrowserTestCase {

  private static final String SCRIPT = "<script>alert('x')</script><img src=x onerror=alert('y')>";

  @Test
  void fromTheRequestToTermination() {
    CaseId id = requested("mia", "emil", "jonas");
    TasklistPage hanna = as("hanna").open(MY_GROUPS, "Decide on file", id).screenshot("decide-on-file");
    assertThat(hanna.page().locator("form.dp-form").innerText()).as("shown as text").contains(SCRIPT);
    hanna.fill(fields("decision", "DECLINE"));
    assertThat(hanna.refused()).contains("your decision differs from the recommendation").doesNotContain("ENGINE");
    hanna.fill(fields("decision", "READY_FOR_PLAN", "reason", "Two years below expectations.")).complete();

    planned(id, "mia", "emil", 60);
    checkedIn(id, "mia", "emil", "61", "71");

    hanna.open(MY_GROUPS, "Decide on outcome", id).screenshot("decide-on-outcome");
    hanna.fill(fields("decision", "TERMINATION"));
    assertThat(hanna.refused()).contains("Reason");
    hanna.fill(fields("reason", "The figures stayed below the targets.")).complete();
    moveOn(hanna, "+1 day", id, "ProposeTermination");
    hanna.open(MY_GROUPS, "Propose termination", id).screenshot("propose-termination");
    hanna.fill(fields("grounds", "Both mandatory goals were missed.", "lastWorkingDay", today().plusDays(2)));
    assertThat(hanna.refused()).containsIgnoringCase("last working day");
    assertThat(hanna.value("grounds")).isEqualTo("Both mandatory goals were missed.");
    hanna.fill(fields("lastWorkingDay", today().plusDays(90))).complete();

    TasklistPage emil = as("emil").open(MINE, "Reply to proposal", id).screenshot("reply-to-proposal");
    assertThat(emil.refused()).containsIgnoringCase("reply");
    emil.fill(fields("reply", "The register was down for two weeks.")).complete();
    TasklistPage lena = as("lena").open(MY_GROUPS, "Decide on termination", id).screenshot("decide-on-termination");
    lena.fill(fields("decision", "APPROVED"));
    assertThat(lena.refused()).contains("Reason");
    lena.fill(fields("reason", "The paper trail is complete.")).complete();
    emil.open(MINE, "File appeal", id).screenshot("file-appeal").fill(fields("appeal", "APPEAL"));
    assertThat(emil.refused()).containsIgnoringCase("grounds");
    emil.fill(fields("grounds", "Nobody looked at the register.")).complete();
    TasklistPage luis = as("luis").open(MY_GROUPS, "Hear appeal", id).screenshot("hear-appeal");
    luis.fill(fields("decision", "REDUCED", "reason", "Heard both sides."));
    assertThat(luis.refused()).containsIgnoringCase("reduced to");
    luis.fill(fields("decision", "UPHELD")).complete();

    assertThat(file(id).pipCase().outcome()).isEqualTo(CaseOutcome.TERMINATED);
    assertThat(hanna.dialogs()).isEmpty();
    assertThat(hanna.keptInStorage()).doesNotContain("mandatory goals", "figures stayed");
    assertThat(emil.keptInStorage()).doesNotContain("register");
  }

  @Test
  void fromTheRequestToASuccessfulExit() {
    CaseId id = requested("omar", "carla", "eve");
    if (isOpen(id, "ReviewLegalRisk")) {
      as("carl").open(MY_GROUPS, "Review legal risk", id)
          .fill(fields("advice", "PROCEED", "reason", "No objection.")).complete();
    }
    as("henry").open(MY_GROUPS, "Decide on file", id)
        .fill(fields("decision", "READY_FOR_PLAN", "reason", "The incidents are recent and documented.")).complete();
    planned(id, "omar", "carla", 30);
    checkedIn(id, "omar", "carla", "97", "95");
    TasklistPage henry = as("henry").open(MY_GROUPS, "Decide on outcome", id);
    henry.fill(fields("decision", "SUCCESS", "reason", "All goals met.")).complete();
    moveOn(henry, "+1 day", id, "ReportRelapse");
    as("omar").open(MINE, "Report relapse", id).screenshot("report-relapse");
    assertThat(as("omar").refused()).isNotBlank();
    for (int i = 0; i < 60 && file(id).pipCase().open(); i++) {
      move(henry, "+1 week");
    }

    assertThat(file(id).pipCase().outcome()).isEqualTo(CaseOutcome.SUCCESSFUL_EXIT);
  }

  private CaseId requested(String manager, String employee, String whoHasACase) {
    TasklistPage window = as(manager).startCase();
    String label = employee(whoHasACase).name();
    window.page().locator("form.dp-form [name=employeeId] option", new com.microsoft.playwright.Page.LocatorOptions()
        .setHasText(label)).first().waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    window.fill(fields("concern", "Work is late and wrong. " + SCRIPT, "desiredAction", "IMPROVEMENT_PLAN",
        "alreadyTried", "Talks every week.", "incident-0-date", today().minusDays(10),
        "incident-0-what", "A week late.", "incident-0-evidence", "Mail to the customer"));
    assertThat(window.screenshot("request-improvement").refusedStart()).containsIgnoringCase("employee");
    assertThat(window.value("concern")).contains("Work is late and wrong.");
    choose(window, employee(employee).name());
    window.send();
    CaseId id = openCaseOf(employee);
    moveOn(window, "+1 day", id, "ReviewLegalRisk", "DecideOnFile");
    return id;
  }

  private static void choose(TasklistPage window, String name) {
    var select = window.page().locator("form.dp-form [name=employeeId]");
    String value = window.page().locator("form.dp-form [name=employeeId] option",
        new com.microsoft.playwright.Page.LocatorOptions().setHasText(name)).first().getAttribute("value");
    select.selectOption(value);
  }

  private void planned(CaseId id, String manager, String employee, int days) {
    moveOn(as(manager), "+1 day", id, "DraftPlan");
    WorkCalendar calendar = WorkCalendar.of(employee(employee));
    LocalDate first = calendar.onOrAfter(today().plusDays(8));
    LocalDate last = calendar.onOrAfter(first.plusDays(days));
    TasklistPage window = as(manager).open(MINE, "Draft plan", id).press("Add a goal");
    window.fill(fields("startsOn", first, "endsOn", last, "checkInEveryDays", "14"));
    window.fill(goal(0, "Reports on time", "60", "95")).fill(goal(1, "Reports without error", "91", "90"));
    assertThat(window.screenshot("draft-plan").refused()).contains("Goal 2");
    assertThat(window.value("goal-0-title")).isEqualTo("Reports on time");
    window.fill(fields("goal-1-baseline", "70")).complete();

    String hr = employee(employee).jurisdiction().startsWith("US") ? "henry" : "hanna";
    moveOn(as(hr), "+1 day", id, "ApprovePlan");
    TasklistPage approver = as(hr).open(MY_GROUPS, "Approve plan", id).screenshot("approve-plan");
    approver.fill(fields("decision", "RETURNED"));
    assertThat(approver.refused()).contains("Reason");
    approver.fill(fields("decision", "APPROVED")).complete();
    moveOn(as(hr), "+1 day", id, "AcknowledgePlan");
    TasklistPage subject = as(employee).open(MINE, "Acknowledge plan", id).screenshot("acknowledge-plan");
    assertThat(subject.refused()).containsIgnoringCase("choose one");
    subject.fill(fields("response", "ACKNOWLEDGED", "comment", "Received.")).complete();
  }

  private static Map<String, Object> goal(int row, String title, String baseline, String target) {
    String goal = "goal-" + row + "-";
    return fields(goal + "title", title, goal + "metric", "Share of all: " + title, goal + "unit", "%",
        goal + "baseline", baseline, goal + "target", target, goal + "source", "Report register",
        goal + "help", "An hour a week with a colleague");
  }

  private void checkedIn(CaseId id, String manager, String employee, String first, String second) {
    boolean mistakeMade = false;
    moveOn(as(manager), "To the next timer", id, "RecordCheckIn", "DecideOnOutcome");
    while (isOpen(id, "RecordCheckIn")) {
      TasklistPage window = as(manager).open(MINE, "Record check-in", id);
      window.fill(fields("heldOn", today(), "measurement-0-value", first, "helpGiven", "The hour was held."));
      if (!mistakeMade) {
        assertThat(window.screenshot("record-check-in").refused()).contains("Note: not every goal is measured");
        assertThat(window.value("measurement-0-value")).isEqualTo(first);
      }
      window.fill(fields("measurement-1-value", second)).complete();
      moveOn(window, "+1 day", id, "CommentOnCheckIn");
      TasklistPage subject = as(employee).open(MINE, "Comment on check-in", id);
      if (!mistakeMade) {
        assertThat(subject.screenshot("comment-on-check-in").refused()).containsIgnoringCase("choose one");
        mistakeMade = true;
      }
      subject.fill(fields("response", "AGREED", "comment", "Yes.")).complete();
      moveOn(as(manager), "To the next timer", id, "RecordCheckIn", "DecideOnOutcome");
    }
    assertThat(file(id).all(EntryKind.MISSED_CHECK_IN, Object.class)).isEmpty();
  }
}
