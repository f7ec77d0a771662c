package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApprovalsTest extends BrowserTest {
  @Test
  void aSpecificationThatChangesMakesAnOpenPageStale() {
    String workflow = feature("Moves");
    String gate = gate(workflow, "spec-approval");
    page.navigate("/approvals/" + gate);
    assertThat(page.locator("form.decide")).isVisible();

    post("/api/approvals/" + gate + "/reject", Map.of("reason", "too vague", "by", "anna"));

    assertThat(page.locator("#standing"))
        .containsText("The content has moved", new ContainsTextOptions().setTimeout(SOON));
    assertThat(page.locator("form.decide")).isHidden();
    page.locator("#standing .call a").click();
    page.locator("button.yes").click();
    assertThat(page.locator("#standing")).containsText("approved");
  }

  @Test
  void aChangeIsAskedForWithAReason() {
    String gate = gate(feature("Sent back"), "spec-approval");
    page.navigate("/approvals/" + gate);
    page.getByText("Request changes").click();
    assertThat(page.locator("main")).containsText("needs a reason");

    page.navigate("/approvals/" + gate);
    page.locator("textarea[name=reason]").fill("name the error case");
    page.locator("form.decide input[name=by]").fill("berta");
    page.getByText("Request changes").click();
    assertThat(page.locator("#standing")).containsText("by berta");

    assertThat(get("/api/approvals/" + gate).getString("reason")).isEqualTo("name the error case");
  }

  @Test
  void manyAreApprovedAtOnce() {
    String one = gate(feature("Batch one"), "spec-approval");
    String two = gate(feature("Batch two"), "spec-approval");
    page.navigate("/approvals?limit=500");
    page.locator("#choose-" + one).check();
    page.locator("#choose-" + two).check();
    String third = gate(feature("Batch three"), "spec-approval");
    page.locator("#gate-" + third).waitFor(); // the list was fetched anew
    assertThat(page.locator("#choose-" + one)).isChecked();
    page.locator("fieldset button.yes").click();

    Locator lines = page.locator("main li");
    assertThat(lines).hasCount(2);
    assertThat(lines.nth(0)).containsText("approved");
    assertThat(lines.nth(1)).containsText("approved");
    assertThat(get("/api/approvals/" + one).getString("status")).isEqualTo("approved");
  }

  @Test
  void keysOpenAndApprove() {
    String gate = gate(feature("By keys"), "spec-approval");
    page.navigate("/approvals?limit=500");
    page.locator("#open-" + gate).waitFor();
    page.keyboard().press("j");
    assertThat(page.locator("tr:focus-within a[data-open]")).hasCount(1);
    page.locator("#open-" + gate).focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#standing")).containsText("open");
    page.keyboard().press("a");
    assertThat(page.locator("button.yes")).isFocused();
    page.keyboard().press("a");
    assertThat(page.locator("#standing")).containsText("approved");
  }

  @Test
  void keysDecideInTheList() {
    String gate = gate(feature("In the list"), "spec-approval");
    page.navigate("/approvals?limit=500");
    page.locator("#open-" + gate).focus();
    page.keyboard().press("r");
    assertThat(page.locator("fieldset input[name=reason]")).isFocused();
    page.keyboard().press("Escape");
    page.locator("#open-" + gate).focus();
    page.keyboard().press("a");
    assertThat(page.locator("#choose-" + gate)).isChecked();
    assertThat(page.locator("fieldset button.yes")).isFocused();
    page.keyboard().press("a");
    assertThat(page.locator("main li")).containsText("approved");
    assertThat(get("/api/approvals/" + gate).getString("status")).isEqualTo("approved");
  }

  @Test
  void whatIsSaidAboutItIsSeenByOthersAndDecidesNothing() {
    String gate = gate(feature("Talked about"), "spec-approval");
    page.navigate("/approvals/" + gate);
    Page other = context.newPage();
    other.navigate("/approvals/" + gate);
    other.getByText("Discuss it").click();
    other.locator("#discuss input[name=by]").fill("berta");
    other.locator("#discuss textarea").fill("which error code?");
    other.locator("#discuss button").click();

    assertThat(other.locator(".talk")).containsText("which error code?");
    assertThat(page.locator(".talk")).containsText("berta"); // without a reload
    assertThat(page.locator("form.decide")).isVisible();

    page.locator("form.decide textarea").fill("after the weekend");
    page.locator("button[value=defer]").click();
    assertThat(page.locator("#standing")).containsText("after the weekend");
    assertThat(get("/api/approvals/" + gate).getString("status")).isEqualTo("open");
  }

  @Test
  void keysSayWhatTheyDoAndLeadToPages() {
    page.navigate("/tasks");
    page.keyboard().press("?");
    assertThat(page.locator("dialog")).isVisible();
    page.keyboard().press("g");
    page.keyboard().press("b");
    assertThat(page.locator("dialog")).isVisible(); // behind it, nothing happens
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).isHidden();
    page.keyboard().press("/");
    assertThat(page.locator("main input").first()).isFocused();
    page.keyboard().press("Escape");
    page.keyboard().press("g");
    page.keyboard().press("b");
    assertThat(page).hasURL(home + "board");
  }
}
