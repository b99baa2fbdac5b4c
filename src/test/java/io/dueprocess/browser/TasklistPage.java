package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.dueprocess.casefile.CaseId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tasklist in the hands of one person. */
final class TasklistPage implements AutoCloseable {

  static final String MINE = "My tasks";
  static final String MY_GROUPS = "My group's tasks";

  private static final String FORM = "form.dp-form";

  private final BrowserContext context;
  private final Page page;
  private final List<String> dialogs = new ArrayList<>();

  private TasklistPage(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    page.onDialog(dialog -> {
      dialogs.add(dialog.message());
      dialog.dismiss();
    });
  }

  static TasklistPage signIn(Browser browser, String address, String userId) {
    return signIn(browser, address, userId, "tasklist");
  }

  static TasklistPage signIn(Browser browser, String address, String userId, String application) {
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 1400));
    Page page = context.newPage();
    boolean in = false;
    for (int tries = 0; tries < 3 && !in; tries++) {
      in = signedIn(page, address + "/camunda/app/" + application + "/default/", userId);
    }
    page.locator("[ng-model=username]").waitFor(gone());
    return new TasklistPage(context, page);
  }

  /** On a busy machine the engine's login page now and then leaves a press unanswered; a person opens it again. */
  private static boolean signedIn(Page page, String address, String userId) {
    page.navigate(address);
    page.locator("[ng-model=username]").fill(userId);
    page.locator("input[type=password]").first().fill(userId);
    page.locator("button[type=submit]").first().click();
    try {
      page.locator("[ng-model=username]").waitFor(gone().setTimeout(15_000));
      return true;
    } catch (com.microsoft.playwright.TimeoutError unanswered) {
      return false;
    }
  }

  Page page() {
    return page;
  }

  /** What scripts said in dialogs; nobody's text may be a script. */
  List<String> dialogs() {
    return dialogs;
  }

  /** Opens the form of a new case. */
  TasklistPage startCase() {
    page.getByText("Start process").first().click();
    page.locator(".modal-content").getByText("Performance improvement plan").first().click();
    return formIsThere();
  }

  TasklistPage send() {
    page.locator(".modal-content button.btn-primary:has-text('Start')").click();
    return formIsGone();
  }

  /** Opens a task of a case; takes it first where it is the group's. */
  TasklistPage open(String filter, String title, CaseId caseId) {
    page.reload();
    page.getByText(filter, new Page.GetByTextOptions().setExact(false)).first().click();
    page.locator("h4", new Page.LocatorOptions().setHasText(title + " · " + caseId)).first().click();
    formIsThere();
    if (filter.equals(MY_GROUPS)) {
      page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("button.btn-primary:has-text('Complete'):not([disabled])").waitFor();
      formIsThere();
    }
    return this;
  }

  /** Fills in fields by their names. */
  TasklistPage fill(Map<String, Object> fields) {
    fields.forEach((name, value) -> {
      Locator field = page.locator(FORM + " [name='" + name + "']").first();
      String type = field.getAttribute("type");
      if ("radio".equals(type)) {
        page.locator(FORM + " [name='" + name + "'][value='" + value + "']").check();
      } else if ("SELECT".equals(field.evaluate("e => e.tagName"))) {
        field.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(String.valueOf(value)));
      } else {
        field.fill(String.valueOf(value));
      }
    });
    return this;
  }

  TasklistPage press(String button) {
    page.locator(FORM + " button", new Page.LocatorOptions().setHasText(button)).last().click();
    return this;
  }

  TasklistPage complete() {
    complete("button.btn-primary:has-text('Complete')");
    return formIsGone();
  }

  /** Sends what must be refused and gives the sentence that the person reads; the form stays. */
  String refused() {
    return refused("button.btn-primary:has-text('Complete')");
  }

  String refusedStart() {
    return refused(".modal-content button.btn-primary:has-text('Start')");
  }

  private String refused(String button) {
    complete(button);
    Locator refusal = page.locator(".dp-refusal:not([hidden])");
    refusal.waitFor();
    return refusal.innerText();
  }

  /** What stands in a field. */
  String value(String name) {
    return page.locator(FORM + " [name='" + name + "']").first().inputValue();
  }

  TasklistPage screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    return this;
  }

  String keptInStorage() {
    return String.valueOf(page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"));
  }

  private void complete(String button) {
    page.locator(button).first().click();
  }

  private TasklistPage formIsThere() {
    page.locator(FORM + ":not(.dp-loading)").waitFor();
    assertThat(page.locator(".dp-form .alert-warning")).hasCount(0);
    return this;
  }

  private TasklistPage formIsGone() {
    page.locator(FORM).waitFor(gone());
    return this;
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  @Override
  public void close() {
    context.close();
  }
}
