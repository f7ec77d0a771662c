package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmergencyStopTest extends BrowserTest {
  @AfterEach
  void thaw() {
    post("/api/estop/release", Map.of("scope", "all", "reason", "the test is over"));
  }

  @Test
  void aStopIsSeenEverywhereFreezesDecisionsAndIsReleased() {
    String gate = gate(feature("Stopped"), "spec-approval");
    page.navigate("/approvals/" + gate);
    Page other = context.newPage();
    other.navigate("/board");

    other.locator("#estop a.stop").click();
    other.locator("input[name=reason]").fill("it deletes things");
    other.locator("button.stop").click();
    assertThat(other.locator("#estop")).containsText("STOPPED: all");
    assertThat(page.locator("#estop")).containsText("STOPPED: all"); // without a reload

    page.locator("button.yes").click();
    assertThat(page.locator("main")).containsText("Decisions are frozen");
    assertThat(get("/api/approvals/" + gate).getString("status")).isEqualTo("open");

    other.getByText("Release all").click();
    assertThat(other.locator("main")).containsText("Nothing is stopped");
    page.navigate("/approvals/" + gate);
    page.locator("button.yes").click();
    assertThat(page.locator("#standing")).containsText("approved");
  }
}
