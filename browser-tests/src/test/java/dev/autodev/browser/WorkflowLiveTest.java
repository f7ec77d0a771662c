package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkflowLiveTest extends BrowserTest {
  @Test
  void aWorkflowIsWatchedLiveToItsMerge() {
    String id = feature("Watched");
    page.navigate("/workflows/" + id);
    assertThat(page.locator("#link")).hasText("live");

    decide("spec-approval");
    decide("merge-approval");

    assertThat(page.locator("#live > p").first()).containsText("completed", patient());
    assertThat(page.locator("svg .node.completed")).hasCount(11);
  }

  /** The page itself says that it waits; nothing is reloaded. */
  private void decide(String step) {
    Page watched = page;
    Locator call = watched.getByText("decide on " + step);
    call.waitFor();
    Page other = context.newPage();
    other.navigate(call.getAttribute("href"));
    other.locator("button.yes").click();
    assertThat(other.locator("#standing")).containsText("approved");
    other.close();
    assertThat(call).hasCount(0);
  }

  private static ContainsTextOptions patient() {
    return new ContainsTextOptions().setTimeout(SOON);
  }
}
