package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dueprocess.browser.TasklistPage.MINE;
import static io.dueprocess.browser.TasklistPage.MY_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.attachment.AttachedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The employee writes to HR, HR answers, and both read it where they are; in an order, since a case ends at last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementIT extends BrowserTestCase {

  private static final String TEXT = "I need the course <b>now</b>.\nThe plan is attached.";

  @Test
  @Order(1)
  void theEmployeeWritesWithAFileHrSavesItAndAnswersAndTheEmployeeReadsTheAnswer() throws IOException {
    CaseId id = openCaseOf("luc");
    Page luc = myCase("luc");
    Locator form = luc.locator(".dp-statement");
    form.locator("[value=SUPPORT_REQUEST]").check();
    form.locator("textarea").fill(TEXT);
    form.locator("input[type=file]").setInputFiles(new FilePayload("course.pdf", "application/pdf",
        AttachedFiles.pdfWithScript()));
    form.locator("button[type=submit]").click();
    assertThat(form.locator(".dp-problem")).containsText("“course.pdf”: it has a script");
    assertThat(form.locator("textarea")).hasValue(TEXT);
    screenshot(luc, "statement-refused");
    form.locator("input[type=file]").setInputFiles(new FilePayload("course.pdf", "application/pdf",
        AttachedFiles.pdf()));
    form.locator("textarea").focus();
    luc.keyboard().press("Tab");
    form.locator("button[type=submit]").press("Enter");
    assertThat(luc.locator("#write")).containsText("On record as entry");
    assertThat(luc.locator("[data-dp-view=statements]")).containsText("Waits for HR");
    screenshot(luc, "statement-sent");

    TasklistPage hanna = as("hanna");
    hanna.page().waitForCondition(() -> isOpen(id, "AnswerSupportRequest"));
    hanna.open(MY_GROUPS, "Answer support request", id).screenshot("answer-support-request");
    Download download = hanna.page().waitForDownload(() -> hanna.page().locator("form.dp-form")
        .getByText("course.pdf").first().click());
    assertThat(download.suggestedFilename()).isEqualTo("course.pdf");
    assertThat(new String(Files.readAllBytes(download.path()), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(hanna.page().locator("[data-dp-of=SUPPORT_REQUEST] .dp-prose")).hasText(TEXT);
    hanna.fill(fields("decision", "AGREED"));
    assertThat(hanna.refused()).containsIgnoringCase("fill this in");
    hanna.fill(fields("reason", "The course is on Monday.")).complete();

    luc.reload();
    assertThat(luc.locator("[data-dp-view=statements]")).containsText("The course is on Monday.");
    assertThat(luc.locator("#letters")).containsText("The answer to your request");
    screenshot(luc, "statement-answered");

    Page file = hanna.page();
    file.navigate(address() + "/cases.html#" + id);
    Locator entry = file.locator(".dp-entry", new Page.LocatorOptions().setHasText("Statement of the employee"));
    assertThat(entry.locator("a")).hasText("course.pdf");
    screenshot(file, "statement-in-the-file");
    assertThat(as("luc").dialogs()).isEmpty();
  }

  @Test
  @Order(2)
  void theEmployeeLeavesOnTermsThatBothSidesAgreeOn() {
    CaseId id = openCaseOf("luc");
    Page luc = myCase("luc");
    luc.locator(".dp-statement [value=AGREED_TERMS]").check();
    luc.locator(".dp-statement textarea").fill("I would rather go.");
    luc.locator(".dp-statement button[type=submit]").click();
    assertThat(luc.locator("#write")).containsText("On record as entry");
    TasklistPage hanna = as("hanna");
    hanna.page().waitForCondition(() -> isOpen(id, "OfferTerms"));
    hanna.open(MY_GROUPS, "Offer terms", id).fill(fields("decision", "OFFERED"));
    hanna.fill(fields("lastWorkingDay", today().plusDays(40), "reason", "Two months of pay, and a reference."))
        .screenshot("offer-terms").complete();
    TasklistPage window = as("luc");
    window.page().navigate(address() + "/camunda/app/tasklist/default/");
    window.open(MINE, "Accept terms", id).screenshot("accept-terms").fill(fields("response", "ACCEPTED")).complete();
    assertThat(file(id).pipCase().outcome()).hasToString("AGREED_TERMS");
    assertThat(process.tasks(id)).isEmpty();
  }

  private Page myCase(String userId) {
    Page page = as(userId).page();
    page.navigate(address() + "/my-case.html");
    page.locator("#write summary").click();
    return page;
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
        .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
