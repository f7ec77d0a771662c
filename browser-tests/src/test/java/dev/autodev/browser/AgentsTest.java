package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentsTest extends BrowserTest {
  @Test
  void aRoleIsPausedByKeyboardSeenOnOtherScreensAndResumed() {
    post("/api/agents/resume", Map.of("role", "bug_finder"));
    page.navigate("/agents");
    Page other = context.newPage();
    other.navigate("/agents");

    finder(other).locator("[data-key=r]").press("Enter");
    other.locator("form[action='/agents/pause'] input[name=reason]").fill("new prompts");
    other.keyboard().press("Enter");

    assertThat(finder(other)).containsText("new prompts");
    assertThat(finder(page)).containsText("new prompts");

    finder(page).locator("button").click();
    assertThat(finder(page)).not().containsText("paused");
  }

  /** The row of a role that works on nothing else here. */
  private static Locator finder(Page page) {
    return page.locator("#roles tr", new Page.LocatorOptions().setHasText("bug_finder"));
  }
}
