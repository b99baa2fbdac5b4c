package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dueprocess.browser.TasklistPage.MINE;
import static io.dueprocess.browser.TasklistPage.MY_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.Leaves;
import io.dueprocess.period.CheckIn;
import io.dueprocess.period.CheckIns;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The forms that the whole ways do not pass, on the cases of the demo: refused once, then taken. In an order, since
 * time moves on for all of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryOtherFormIT extends BrowserTestCase {

  @Autowired private JdbcClient jdbc;

  @Test
  @Order(1)
  void counselReviewsALegalRisk() {
    CaseId noah = openCaseOf("noah");
    TasklistPage carl = as("carl").open(MY_GROUPS, "Review legal risk", noah).screenshot("review-legal-risk");
    carl.fill(fields("reason", "The complaint names the same manager."));
    assertThat(carl.refused()).containsIgnoringCase("advice");
    assertThat(carl.value("reason")).isEqualTo("The complaint names the same manager.");
    carl.fill(fields("advice", "PROCEED_WITH_CONDITIONS")).complete();
    assertThat(isOpen(noah, "DecideOnFile")).isTrue();
  }

  @Test
  @Order(3)
  void aDeliveryIsWitnessed() {
    CaseId id = openCaseOf("marcus");
    done("henry", id, "ApprovePlan", Map.of("decision", "APPROVED", "reason", ""));
    TasklistPage henry = as("henry");
    moveOn(henry, "+1 day", id, "AcknowledgePlan");
    done("marcus", id, "AcknowledgePlan", Map.of("response", "REFUSED_TO_SIGN", "comment", "No."));
    henry.open(MY_GROUPS, "Witness delivery", id).screenshot("witness-delivery");
    henry.fill(fields("deliveredOn", today().plusDays(1), "how", "IN_PERSON", "witness", "Kim Lee"));
    assertThat(henry.refused()).containsIgnoringCase("delivered");
    assertThat(henry.value("witness")).isEqualTo("Kim Lee");
    henry.fill(fields("deliveredOn", today())).complete();
  }

  @Test
  @Order(4)
  void anExtensionIsAcknowledgedAndARoleAnswered() {
    CaseId extended = openCaseOf("ines");
    done("henry", extended, "DecideOnOutcome",
        Map.of("decision", "EXTENSION", "extensionDays", 10, "reason", "Near the target."));
    TasklistPage ines = as("ines").open(MINE, "Acknowledge extension", extended).screenshot("acknowledge-extension");
    assertThat(ines.refused()).containsIgnoringCase("choose one");
    ines.fill(fields("response", "ACKNOWLEDGED")).complete();

    CaseId offered = openCaseOf("tyler");
    done("lena", offered, "DecideOnTermination",
        Map.of("decision", "REFUSED", "reason", "Another role was not tried."));
    TasklistPage henry = as("henry");
    moveOn(henry, "+1 day", offered, "DecideOnOutcome");
    done("henry", offered, "DecideOnOutcome",
        Map.of("decision", "ANOTHER_ROLE", "role", "Records assistant", "reason", "It fits."));
    TasklistPage tyler = as("tyler").open(MINE, "Answer role offer", offered).screenshot("answer-role-offer");
    assertThat(tyler.refused()).containsIgnoringCase("choose one");
    tyler.fill(fields("response", "ACCEPTED")).complete();
    assertThat(file(offered).pipCase().outcome()).hasToString("ANOTHER_ROLE");
  }

  @Test
  @Order(2)
  void aRelapseIsDecided() {
    CaseId id = openCaseOf("jonas");
    done("mia", id, "ReportRelapse",
        Map.of("date", today().toString(), "goal", 1, "observed", "Twelve instruments a week again."));
    TasklistPage hanna = as("hanna").open(MY_GROUPS, "Decide on relapse", id).screenshot("decide-on-relapse");
    hanna.fill(fields("reason", "A bad month."));
    assertThat(hanna.refused()).containsIgnoringCase("choose one");
    assertThat(hanna.value("reason")).isEqualTo("A bad month.");
    hanna.fill(fields("decision", "CONTINUE")).complete();
    assertThat(isOpen(id, "ReportRelapse")).isTrue();
  }

  @Test
  @Order(5)
  void coachingIsAnsweredDecidedAndRecorded() {
    CaseId id = openCaseOf("hamish");
    TasklistPage hamish = as("hamish").open(MINE, "Answer coaching note", id).screenshot("answer-coaching-note");
    assertThat(hamish.refused()).containsIgnoringCase("choose one");
    hamish.fill(fields("response", "DISAGREED", "comment", "The price list came late.")).complete();
    TasklistPage hanna = as("hanna");
    moveOn(hanna, "+1 day", id, "DecideOnCoaching");
    hanna.open(MY_GROUPS, "Decide on coaching", id).screenshot("decide-on-coaching")
        .fill(fields("decision", "CONTINUE"));
    assertThat(hanna.refused()).contains("Reason: the evaluation says").doesNotContain("ENGINE");
    hanna.fill(fields("reason", "The price list was late for all.")).complete();

    TasklistPage grace = as("grace");
    while (!WorkCalendar.of(employee("hamish")).isWorkingDay(today())) {
      move(grace, "+1 day");
    }
    grace.open(MINE, "Record coaching session", id).screenshot("record-coaching-session");
    grace.fill(fields("date", today().plusDays(3), "observed", "Two quotes with old prices.", "expected", "None.",
        "helpOffered", "An hour with the price list.", "nextStep", "Check on Friday.", "performance", "UNCHANGED"));
    assertThat(grace.refused()).containsIgnoringCase("date");
    assertThat(grace.value("observed")).isEqualTo("Two quotes with old prices.");
    grace.fill(fields("date", today())).complete();
    assertThat(isOpen(id, "AnswerCoachingNote")).isTrue();
  }

  @Test
  @Order(6)
  void aLeaveIsReportedInTheCaseFileAndItsEndRecordedInTasklist() {
    CaseId id = openCaseOf("luc");
    Page page = as("hanna").page();
    page.navigate(address() + "/cases.html#" + id);
    page.getByText("Report an event").click();
    page.getByLabel("What has happened").selectOption("SICK_LEAVE");
    page.getByLabel("First day").fill(today().toString());
    page.getByText("Report the event").last().click();
    assertThat(page.locator(".dp-tiles")).containsText("stands still");

    page.navigate(address() + "/camunda/app/tasklist/default/");
    TasklistPage hanna = as("hanna").open(MY_GROUPS, "Record return", id).screenshot("record-return");
    hanna.fill(fields("date", today()));
    assertThat(hanna.refused()).contains("no leave on record lasts until the day before");
    hanna.fill(fields("date", today().plusDays(3), "note", "As she says.")).complete();
    Leaves leaves = Leaves.of(file(id));
    assertThat(leaves.covers(today().plusDays(2))).isTrue();
    assertThat(leaves.covers(today().plusDays(3))).isFalse();
  }

  @Test
  @Order(8)
  void whereTheManagerHasLeftHrNamesANewOne() {
    CaseId id = openCaseOf("luc");
    hasLeft("margot", today().minusDays(1));
    TasklistPage hanna = as("hanna");
    move(hanna, "+1 day");
    hanna.open(MY_GROUPS, "Name new manager", id).screenshot("name-new-manager");
    hanna.fill(fields("newManager", "X-1"));
    assertThat(hanna.refused()).contains("no employee of this number is in the directory");
    hanna.fill(fields("newManager", employee("mia").number(), "note", "Stands in.")).complete();
    assertThat(file(id).pipCase().managerId()).isEqualTo(employee("mia").id());
    hasLeft("margot", null);
  }

  @Test
  @Order(7)
  void aComplaintIsReviewedByCounsel() {
    CaseId id = openCaseOf("luc");
    Page page = as("hanna").page();
    page.navigate(address() + "/cases.html#" + id);
    page.getByText("Report an event").click();
    page.getByLabel("What has happened").selectOption("COMPLAINT");
    page.getByLabel("Note: the reason, or what it is about").fill("About the eye protection.");
    page.getByText("Report the event").last().click();
    assertThat(page.locator(".dp-next")).containsText("Review event");

    TasklistPage carl = as("carl").open(MY_GROUPS, "Review event", id).screenshot("review-event");
    assertThat(carl.refused()).containsIgnoringCase("choose one");
    carl.fill(fields("advice", "PROCEED_WITH_CONDITIONS", "reason", "Look into the protection first.")).complete();
    assertThat(isOpen(id, "ReviewEvent")).isFalse();
  }

  @Test
  @Order(0)
  void anAmendmentIsProposedOnThePageOfTheCaseDecidedAndAnsweredInTasklist() {
    CaseId id = openCaseOf("luc");
    Page page = as("luc").page();
    page.navigate(address() + "/my-case.html");
    page.getByText("Propose an amendment of the plan").click();
    Locator amendment = page.locator("form.dp-correction:has(.dp-goal-row)");
    Locator target = targetOf(page);
    target.fill("100");
    amendment.getByLabel("Reason", new Locator.GetByLabelOptions().setExact(true))
        .fill("The rounds are not announced.");
    page.getByText("Propose the amendment").click();
    assertThat(amendment.locator(".dp-problem")).containsText("nothing would change");
    assertThat(target).hasValue("100");
    target.fill("96");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "propose-amendment.png")));
    page.getByText("Propose the amendment").click();
    assertThat(page.locator(".dp-entry:has-text('Proposed amendment')")).hasCount(1);

    TasklistPage hanna = as("hanna").open(MY_GROUPS, "Decide on amendment", id).screenshot("decide-on-amendment");
    assertThat(hanna.refused()).containsIgnoringCase("choose one");
    hanna.fill(fields("decision", "APPROVED", "reason", "96 is what the others reach.")).complete();

    page.navigate(address() + "/camunda/app/tasklist/default/");
    TasklistPage luc = as("luc").open(MINE, "Acknowledge amendment", id).screenshot("acknowledge-amendment");
    assertThat(luc.refused()).containsIgnoringCase("choose one");
    luc.fill(fields("response", "AGREED")).complete();
    assertThat(CheckIns.goals(file(id)).get(1).target()).isEqualByComparingTo("96");

    Page manager = as("margot").page();
    manager.navigate(address() + "/cases.html#" + id);
    manager.getByText("Propose an amendment of the plan").click();
    assertThat(targetOf(manager)).hasValue("96");
  }

  @Test
  @Order(-1)
  void aCheckInIsCorrectedOnThePageOfTheCaseAndHrAndTheEmployeeAreTold() {
    CaseId id = openCaseOf("luc");
    CheckIn before = newestCheckIn(id).content();
    Page page = as("margot").page();
    page.navigate(address() + "/cases.html#" + id);
    Locator entry = page.locator(".dp-entry:has(h5:text-is('Check-in'))").first();
    entry.getByText("Correct this entry").click();
    Locator form = entry.locator("form");
    Locator figure = form.locator("input[type=number]").first();
    assertThat(figure).hasValue(before.measurements().get(0).value().toPlainString());
    form.getByLabel("Held on").fill(today().plusDays(1).toString());
    figure.fill("88.5");
    form.getByLabel("What is right, in words").fill("88.5 percent passed.");
    form.getByLabel("Why it was written otherwise").fill("I read the wrong line of the log.");
    form.locator("button").click();
    assertThat(form.locator("[role=status]")).containsText("is in the future");
    assertThat(figure).hasValue("88.5");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "correct-check-in.png")));
    form.getByLabel("Held on").fill(before.heldOn().toString());
    form.locator("button").click();
    assertThat(form).containsText("On record");
    page.reload();
    int correction = newestCheckIn(id).correctedBy();
    assertThat(entry).containsText("As it was written");
    assertThat(entry.locator(".dp-corrected")).containsText("As corrected by entry " + correction);
    assertThat(entry.locator(".dp-corrected")).containsText("88.5 %");
    entry.scrollIntoViewIfNeeded();
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "corrected-check-in.png")));

    TasklistPage hanna = as("hanna").open(MY_GROUPS, "Note correction", id).screenshot("note-correction");
    assertThat(hanna.page().locator("form.dp-form")).containsText("I read the wrong line of the log.");
    hanna.fill(fields("remark", "Nothing follows from it.")).complete();
    assertThat(isOpen(id, "NoteCorrection")).isFalse();

    TasklistPage luc = as("luc").open(MINE, "Comment on correction", id).screenshot("comment-on-correction");
    assertThat(luc.page().locator("form.dp-form")).containsText("88.5 %");
    assertThat(luc.refused()).containsIgnoringCase("choose one");
    luc.fill(fields("response", "AGREED")).complete();
    assertThat(isOpen(id, "CommentOnCorrection")).isFalse();
  }

  private void hasLeft(String userId, LocalDate leftOn) {
    jdbc.sql("update employee set left_on = ? where user_id = ?").params(leftOn, userId).update();
  }

  private CaseFile.Recorded<CheckIn> newestCheckIn(CaseId id) {
    return file(id).last(EntryKind.CHECK_IN, CheckIn.class).orElseThrow();
  }

  /** Of the second goal of an amendment. */
  private static Locator targetOf(Page page) {
    return page.locator(".dp-goal-row").nth(1).getByLabel("Target", new Locator.GetByLabelOptions().setExact(true));
  }

  private void done(String userId, CaseId id, String task, Map<String, Object> form) {
    OpenTask open = process.tasks(id).stream().filter(t -> t.name().equals(task)).findFirst().orElseThrow();
    process.complete(open.id(), userId, form);
  }
}
