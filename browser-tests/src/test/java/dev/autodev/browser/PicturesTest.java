package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Pictures of what is seen only after a key or a login, of a swarm that runs and asks for one;
 * scripts/screens has them taken, no test command does.
 */
@EnabledIfEnvironmentVariable(named = "PICTURES_URL", matches = "http.+")
class PicturesTest {
  private final String home = System.getenv("PICTURES_URL");
  private final Path folder = Path.of(System.getenv().getOrDefault("PICTURES_TO", "target"));

  @Test
  void takesThem() {
    try (Chromium chromium = Chromium.here().orElseThrow();
        BrowserContext context = chromium.browser().newContext(size())) {
      Page page = context.newPage();
      page.navigate(home + "/login");
      take(page, "login");
      page.locator("input[name=name]").fill(System.getenv("PICTURES_NAME"));
      page.locator("input[name=password]").fill(System.getenv("PICTURES_PASSWORD"));
      page.keyboard().press("Enter");
      assertThat(page.locator("#estop")).containsText("Log out");

      page.keyboard().press("?");
      assertThat(page.locator("#keys")).isVisible();
      take(page, "keys");

      page.navigate(home + "/tokens");
      page.locator("input[name=label]").fill("my laptop");
      page.locator("form[action='/tokens'] button").click();
      assertThat(page.locator("[role=status] code").first()).isVisible();
      page.navigate(home + "/tokens"); // without the token itself
      assertThat(page.locator("#estop")).containsText("Log out");
      take(page, "tokens");
    }
  }

  private static Browser.NewContextOptions size() {
    return new Browser.NewContextOptions().setViewportSize(1100, 760);
  }

  private void take(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
