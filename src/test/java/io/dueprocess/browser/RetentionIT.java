package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Counsel's page: what would go, and holds. */
class RetentionIT extends BrowserTestCase {

  @Test
  void counselHoldsACaseAndLiftsTheHold() {
    CaseId id = openCaseOf("marcus");
    Page page = as("carl").page();
    page.navigate(address() + "/retention.html");
    assertThat(page.locator("#due")).hasText("Nothing.");
    assertThat(page.locator("#held")).hasText("No case is held.");

    page.locator("#case").fill(id.value());
    page.locator("#reason").fill("A charge was filed.");
    page.locator("button[value=POST]").click();
    assertThat(page.locator("#done"))
        .hasText("Case " + id + " is held. Nothing of it is erased until the hold is lifted.");
    assertThat(page.locator("#held")).containsText(id.value());

    page.locator("#case").fill(id.value());
    page.locator("#reason").fill("Another charge was filed.");
    page.locator("button[value=POST]").click();
    assertThat(page.locator("#done")).hasText("Case " + id
        + " is held already. To change the reason, lift the hold and set it again.");
    assertThat(page.locator("#reason")).hasValue("Another charge was filed.");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/retention.png")));

    page.locator("#reason").fill("The charge was dismissed.");
    page.locator("button[value=DELETE]").click();
    assertThat(page.locator("#held")).hasText("No case is held.");
    org.assertj.core.api.Assertions.assertThat(file(id).entries()).filteredOn(e -> e.kind() == EntryKind.LEGAL_HOLD)
        .extracting(e -> e.actor().userId() + " " + e.topic()).containsExactly("carl SET", "carl LIFTED");
  }

  @Test
  void aSecondApproverSeesTheListAndNoForm() {
    Page page = as("lena").page();
    page.navigate(address() + "/retention.html");
    assertThat(page.locator("#held")).isVisible();
    assertThat(page.locator("#hold")).isHidden();
  }

  @Test
  void anybodyElseIsToldForWhomThePageIs() {
    Page page = as("hanna").page();
    page.navigate(address() + "/retention.html");
    assertThat(page.locator("#message")).hasText("This is for members of legal, hrLead only.");
    assertThat(page.locator("#retention")).isHidden();
  }
}
