package io.dueprocess.browser;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.engine.MovableClock;
import io.dueprocess.engine.PipProcess;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The demo as it starts, in a real browser; everybody has a window of their own. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
      "due-process.seal.key-file=",
      "due-process.seal.if-missing=MAKE_IN_MEMORY"
    })
@ActiveProfiles("demo")
abstract class BrowserTestCase {

  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired protected PipProcess process;
  @Autowired protected CaseFiles caseFiles;
  @Autowired protected Employees employees;
  @Autowired protected MovableClock clock;

  private final Map<String, TasklistPage> windows = new HashMap<>();

  @BeforeAll
  static void openBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void closeBrowser() {
    chromium.close();
  }

  @AfterEach
  void closeWindows() {
    windows.values().forEach(TasklistPage::close);
  }

  protected String address() {
    return "http://127.0.0.1:" + port;
  }

  protected Chromium chromium() {
    return chromium;
  }

  /** The person's window, signed in. */
  protected TasklistPage as(String userId) {
    return windows.computeIfAbsent(userId, id -> TasklistPage.signIn(chromium.browser(), address(), id));
  }

  protected Employee employee(String userId) {
    return employees.findByUserId(userId).orElseThrow();
  }

  protected CaseId openCaseOf(String userId) {
    return caseFiles.openCaseOf(employee(userId).id()).orElseThrow().id();
  }

  protected CaseFile file(CaseId id) {
    return caseFiles.read(id);
  }

  protected LocalDate today() {
    return LocalDate.now(clock);
  }

  protected boolean isOpen(CaseId caseId, String task) {
    return process.tasks(caseId).stream().anyMatch(t -> t.name().equals(task));
  }

  /** Moves time with the bar of the page until one of the tasks is there. */
  protected void moveOn(TasklistPage window, String button, CaseId caseId, String... tasks) {
    for (int i = 0; i < 200; i++) {
      for (String task : tasks) {
        if (isOpen(caseId, task)) {
          return;
        }
      }
      move(window, button);
    }
    throw new AssertionError("None of " + String.join(", ", tasks) + " came; open are " + process.tasks(caseId));
  }

  protected void move(TasklistPage window, String button) {
    window.page().waitForResponse(r -> r.url().endsWith("/api/demo/clock") && r.request().method().equals("POST"),
        () -> window.page().locator(".dp-clock button", new com.microsoft.playwright.Page.LocatorOptions()
            .setHasText(button)).click());
    window.page().waitForLoadState();
    window.page().locator(".dp-clock button:not([disabled])").first().waitFor();
  }

  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
