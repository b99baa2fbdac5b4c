package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dueprocess.browser.TasklistPage.MY_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.event.EventKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The case file as its readers find it: in Tasklist's tab, among the cases, and on the employee's own page. */
class CaseFileIT extends BrowserTestCase {

  private static final String ENTRY = ".dp-entry";
  private static final String SCRIPT = "<script>alert('x')</script><img src=x onerror=alert('y')>";

  @Autowired private TransactionTemplate transaction;

  @Test
  void hrOpensTheTabFiltersTheRecordAndSeesTheGoalsOverTime() {
    CaseId id = openCaseOf("ines");
    TasklistPage window = as("henry").open(MY_GROUPS, "Decide on outcome", id);
    assertThat(openedBy(id, "henry")).as("the form shows what is in the file").isEqualTo(1);

    Page page = window.page();
    page.locator(".nav-tabs a").getByText("Case file").click();
    page.locator(ENTRY).first().waitFor();
    assertThat(page.locator(ENTRY)).hasCount(file(id).entries().size());
    assertThat(openedBy(id, "henry")).isEqualTo(1);
    window.screenshot("case-file-tab");

    assertThat(page.locator(".dp-goals canvas")).hasCount(2);
    page.waitForFunction("() => [...document.querySelectorAll('.dp-goals canvas')]"
        + ".every(c => window.Chart && window.Chart.getChart(c))");
    assertThat(labels(page)).contains("Target: at least 90");
    assertThat(page.locator(".dp-next")).containsText("Decide on outcome");
    assertThat(page.locator(".dp-next")).containsText("The period is over.");
    assertThat(page.locator(".dp-tiles")).containsText("Improvement period");
    assertThat(button(page, "Export")).isVisible();
    assertThat(button(page, "Check the record")).isVisible();
    assertThat(page.getByText("Report an event")).isVisible();

    Locator finding = page.locator(ENTRY, new Page.LocatorOptions().setHasText("Finding: whether the goals were met"));
    assertThat(finding.locator("details[open] summary")).containsText("Reasons");
    chip(page, "Findings").uncheck();
    assertThat(finding).hasCount(0);
    assertThat(page.locator(".dp-count")).containsText("chosen from");
    button(page, "None").click();
    assertThat(page.locator(ENTRY)).hasCount(0);
    chip(page, "Request and decisions").check();
    assertThat(page.locator(ENTRY).last()).containsText("Request for an improvement plan");
    button(page, "All").click();
    assertThat(page.locator(ENTRY).first()).not().containsText("Request for an improvement plan");
    page.locator(".dp-toolbar select").selectOption("oldest");
    assertThat(page.locator(ENTRY).first()).containsText("Request for an improvement plan");
    page.locator(".dp-toolbar input").fill("callers complain");
    assertThat(page.locator(ENTRY)).hasCount(1);
  }

  @Test
  void hrReportsAnEventThatEndsTheCaseFromItsFile() {
    CaseId id = openCaseOf("eve");
    Page page = caseFile("henry", id);
    page.getByText("Report an event").click();
    assertThat(page.locator(".dp-correction option")).hasCount(1 + EventKind.values().length);
    page.getByLabel("What has happened").selectOption("MANAGER_CHANGE");
    page.getByLabel("Employee number of the new manager").fill("none");
    button(page, "Report the event").click();
    assertThat(page.locator(".dp-correction .dp-problem")).containsText("no employee of this number");
    page.getByLabel("Employee number of the new manager").fill(employee("mia").number());
    button(page, "Report the event").click();
    assertThat(page.locator(".dp-file-head")).containsText(employee("mia").name());
    page.getByText("Report an event").click();

    page.getByLabel("What has happened").selectOption("WITHDRAWAL");
    assertThat(button(page, "Report the event and end the case")).isVisible();
    button(page, "Report the event and end the case").click();
    assertThat(file(id).pipCase().open()).as("the reason is asked for").isTrue();
    page.getByLabel("Note: the reason, or what it is about").fill("   ");
    button(page, "Report the event and end the case").click();
    assertThat(page.locator(".dp-correction .dp-problem")).containsText("give the reason");

    page.getByLabel("Note: the reason, or what it is about").fill("The manager took the request back.");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "report-an-event.png")));
    button(page, "Report the event and end the case").click();
    assertThat(page.locator(".dp-file-head")).containsText("Closed: withdrawn");
    assertThat(page.locator(".dp-next").or(page.getByText("Nobody has anything left to do.")).first()).isVisible();
    assertThat(page.locator(ENTRY, new Page.LocatorOptions().setHasText("Event: withdrawal")))
        .containsText("The manager took the request back.");
    assertThat(file(id).pipCase().outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
    assertThat(page.getByText("Report an event")).hasCount(0);
  }

  @Test
  void onlyHrReportsEvents() {
    CaseId id = openCaseOf("noah");
    Page page = caseFile("carl", id);
    page.locator(ENTRY).first().waitFor();
    assertThat(page.getByText("Report an event")).hasCount(0);
  }

  @Test
  void aFindingLeadsToTheEntryThatItRestsOnAlsoWhereAFilterHidesIt() {
    Page page = caseFile("henry", openCaseOf("ines"));
    button(page, "None").click();
    chip(page, "Findings").check();
    Locator finding = page.locator(ENTRY, new Page.LocatorOptions().setHasText("Finding: whether the goals were met"));
    finding.getByText("What it looked at").click();
    Locator link = finding.locator(".dp-link").first();
    String number = link.innerText().replace("Entry ", "");
    link.click();
    assertThat(page.locator("[data-entry='" + number + "']")).isFocused();
  }

  @Test
  void counselFindsACaseByNameAndOpensItWithTheKeyboard() {
    Page page = as("carl").page();
    page.navigate(address() + "/cases.html");
    page.locator("#search input[name=search]").fill("noah");
    Locator link = page.locator("#found a");
    assertThat(link).hasCount(1);
    link.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#file")).containsText("A complaint was made shortly before the request");
    assertThat(button(page, "Export")).isVisible();
    button(page, "Check the record").click();
    assertThat(page.locator(".dp-checked")).not().hasText("Checking …");
    page.goBack();
    assertThat(page.locator("#found")).isVisible();
  }

  @Test
  void aSecondApproverHasTheRecordChecked() {
    Page page = caseFile("lena", openCaseOf("ines"));
    button(page, "Check the record").click();
    assertThat(page.locator(".dp-checked .dp-good")).hasText("The record holds");
  }

  @Test
  void theManagerReadsWhatAManagerHasToDoWithAndNoComplaint() {
    CaseId id = openCaseOf("noah");
    Page page = caseFile("grace", id);
    assertThat(page.locator("#file")).containsText("Three key accounts complained about missed calls");
    assertThat(page.locator("#file")).not().containsText("complaint was made");
    assertThat(page.locator("#file")).not().containsText("legal risk");
    assertThat(page.locator("#file")).containsText("The next step is with others");
    assertThat(button(page, "Export")).hasCount(0);
    assertThat(button(page, "Check the record")).hasCount(0);
    Page other = caseFile("margot", id);
    assertThat(other.locator("#file [role=alert]")).containsText("There is no case file of this number for you.");
  }

  @Test
  void theEmployeeReadsWhatWasDeliveredAndNothingElse() {
    Page page = as("ines").page();
    page.navigate(address() + "/my-case.html");
    page.locator(ENTRY).first().waitFor();
    assertThat(page.locator("#file")).containsText("Check-in");
    assertThat(page.locator("#file")).not().containsText("Request for");
    assertThat(page.locator("#file")).not().containsText("what the personnel file says");
    assertThat(page.locator("#file")).not().containsText("whether the goals were met");
    assertThat(button(page, "Export")).isVisible();
    assertThat(button(page, "Check the record")).hasCount(0);

    Page undelivered = as("marcus").page();
    undelivered.navigate(address() + "/cases.html");
    assertThat(undelivered.locator("#message")).containsText("No case that you may see");
    undelivered.navigate(address() + "/cases.html#" + openCaseOf("marcus"));
    assertThat(undelivered.locator("#file [role=alert]")).isVisible();
  }

  @Test
  void checkInsThatTheManagerMissedAreMarkedInTheChart() {
    CaseId id = openCaseOf("luc");
    append(id, EntryKind.MISSED_CHECK_IN, null, Map.of("dueOn", today().toString()));
    Page page = caseFile("hanna", id);
    page.waitForFunction("() => [...document.querySelectorAll('.dp-goals canvas')]"
        + ".every(c => window.Chart && window.Chart.getChart(c))");
    assertThat(labels(page)).contains("Check-in missed by the manager");
    assertThat(page.locator(ENTRY).filter(new Locator.FilterOptions().setHasText("Check-in missed by the manager")))
        .not().hasCount(0);
  }

  @Test
  void aThousandEntriesAreShownAHundredAtATimeAndWhatWasTypedIsText() {
    CaseId id = openCaseOf("hamish");
    transaction.executeWithoutResult(status -> {
      for (int i = 0; i < 1000; i++) {
        append(id, EntryKind.REMINDER, "RecordCoachingSession", Map.of("task", "RecordCoachingSession", "to", "grace"));
      }
      append(id, EntryKind.RELAPSE, null, Map.of("date", today().toString(), "goal", 1, "observed", SCRIPT));
    });
    TasklistPage window = as("hanna");
    Page page = caseFile("hanna", id);
    assertThat(page.locator(ENTRY)).hasCount(100);
    assertThat(page.locator("#file")).containsText(SCRIPT);
    page.locator(".dp-more").getByText("Show 100 more").click();
    assertThat(page.locator(ENTRY)).hasCount(200);
    assertThat(page.locator(ENTRY).nth(100)).isFocused();
    page.locator(".dp-more").getByText("Show all").click();
    assertThat(page.locator(ENTRY)).hasCount(file(id).entries().size());
    assertThat(window.dialogs()).isEmpty();
  }

  @Test
  void whoWroteAnEntryCorrectsItThereAndTheEntrySaysSo() {
    CaseId id = openCaseOf("marcus");
    Page page = caseFile("omar", id);
    Locator plan = page.locator(ENTRY, new Page.LocatorOptions().setHasText("The plan as drafted"));
    plan.getByText("Correct this entry").click();
    plan.locator("form button").click();
    assertThat(plan.locator("form [role=status]")).containsText("fill this in");
    plan.locator("textarea").first().fill("The baseline is 57 percent.");
    plan.locator("textarea").last().fill("I read the wrong month.");
    plan.locator("form button").click();
    assertThat(plan.locator("form")).containsText("On record");
    page.reload();
    assertThat(plan).containsText("Corrected");
    assertThat(page.locator(ENTRY, new Page.LocatorOptions().setHasText("The baseline is 57 percent."))).hasCount(1);
  }

  @Test
  void whoHasNotSignedInIsToldWhere() {
    try (Page page = chromium().browser().newPage()) {
      for (String own : List.of("/cases.html", "/my-case.html", "/retention.html")) {
        page.navigate(address() + own);
        assertThat(page.locator("#message")).hasText("Sign in to Tasklist first, then come back to this page.");
        assertThat(page.locator("#message a")).hasAttribute("href", address() + "/camunda/app/tasklist/default/");
      }
      page.navigate(address());
      assertThat(page.locator(".dp-doors a[href='cases.html']")).isVisible();
    }
  }

  private Page caseFile(String userId, CaseId id) {
    Page page = as(userId).page();
    page.navigate(address() + "/cases.html#" + id);
    page.locator("#file :is(.dp-entry, [role=alert])").first().waitFor();
    return page;
  }

  private static Locator button(Page page, String label) {
    return page.locator(".dp-file .dp-button").getByText(label, new Locator.GetByTextOptions().setExact(true));
  }

  private static Locator chip(Page page, String label) {
    return page.locator(".dp-filters > fieldset .dp-chip", new Page.LocatorOptions().setHasText(label))
        .locator("input");
  }

  @SuppressWarnings("unchecked")
  private static List<String> labels(Page page) {
    return (List<String>) page.evaluate("() => [...document.querySelectorAll('.dp-goals canvas')]"
        + ".flatMap(c => window.Chart.getChart(c).data.datasets.map(d => d.label))");
  }

  private long openedBy(CaseId id, String userId) {
    return file(id).entries().stream()
        .filter(e -> e.kind() == EntryKind.CASE_FILE_OPENED && e.actor().userId().equals(userId)).count();
  }

  private void append(CaseId id, EntryKind kind, String topic, Map<String, Object> content) {
    caseFiles.append(id, Actor.SYSTEM, kind, topic, content);
  }
}
