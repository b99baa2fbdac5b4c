package io.dueprocess.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role finds when signing in for the first time. */
class FirstLoginIT extends BrowserTestCase {

  @ParameterizedTest
  @ValueSource(strings = {"mia", "hanna", "lena", "carl", "emil"})
  void everyRoleFindsItsFiltersAndNoBanner(String userId) {
    Page page = as(userId).page();
    for (String filter : new String[] {"My tasks", "My group's tasks", "Overdue", "Due this week"}) {
      assertThat(page.getByText(filter).first()).isVisible();
    }
    assertThat(page.getByText("No filter available").first()).not().isVisible();
    assertNoBannerButAClock(page);
  }

  @ParameterizedTest
  @CsvSource({"cockpit, otto", "admin, admin", "welcome, admin"})
  void noApplicationShowsTheBanner(String application, String userId) {
    try (TasklistPage window = TasklistPage.signIn(chromium().browser(), address(), userId, application)) {
      assertNoBannerButAClock(window.page());
    }
  }

  @Test
  void operationsWatchInCockpit() {
    try (TasklistPage window = TasklistPage.signIn(chromium().browser(), address(), "otto", "cockpit")) {
      assertThat(window.page().getByText("Processes").first()).isVisible();
    }
  }

  @Test
  void theStartPageShowsUsersWithTheirPasswordsAndTheClock() {
    try (Page page = chromium().browser().newPage()) {
      page.navigate(address());
      assertThat(page.locator("#users code", new Page.LocatorOptions().setHasText("hanna")).first()).isVisible();
      assertThat(page.locator(".dp-clock")).isVisible();
    }
  }

  private static void assertNoBannerButAClock(Page page) {
    assertThat(page.locator(".dp-clock")).isVisible();
    assertThat(page.locator(".ce-eol-banner")).not().isVisible();
  }
}
