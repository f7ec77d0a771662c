package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.autodev.oidcsim.Account;
import dev.autodev.oidcsim.OidcSim;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A login by a provider that is another site to the browser. */
@QuarkusTest
@TestProfile(SignOnTest.WithProvider.class)
class SignOnTest extends BrowserTest {
  private static final String HOSTILE = "<img src=x onerror=\"window.pwned=1\">";

  /** A provider that knows some people, and two who call themselves what they want. */
  public static class WithProvider implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      OidcSim provider =
          OidcSim.start(
              new OidcSim.Client("auto-dev", "a secret of the stand-in, long enough"),
              List.of(
                  new Account("ada", "ada", "admins"),
                  new Account("eve", "eve", "guests"),
                  new Account("mallory", HOSTILE, "admins"),
                  new Account("mallet", HOSTILE + "x", "guests")));
      return Map.of(
          "swarm.access.mode",
          "login",
          "swarm.access.setup-token",
          "of this test",
          "swarm.access.oidc.issuer",
          provider.issuer(),
          "swarm.access.oidc.secret",
          "a secret of the stand-in, long enough",
          "swarm.access.oidc.roles.admin",
          "admins");
    }
  }

  /** The provider is at localhost. */
  private String here() {
    return "http://127.0.0.1:" + home.getPort();
  }

  private void comeInAs(String account) {
    page.navigate(here() + "/tasks");
    assertThat(page).hasURL(here() + "/login?next=%2Ftasks");
    page.getByText("Log in with single sign-on").click();
    assertThat(page).hasURL(Pattern.compile("http://localhost:[0-9]+/authorize.*"));
    page.getByText(account).click();
  }

  @Test
  void aPersonOfTheProviderComesBackToWhereTheyWantedAndIsLoggedIn() {
    comeInAs("ada");
    assertThat(page).hasURL(here() + "/tasks");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Tasks")))
        .isVisible();

    page.navigate(here() + "/tokens");
    page.getByLabel("What for").fill("my laptop");
    page.getByText("Make it").click();
    assertThat(page.getByRole(AriaRole.STATUS).getByText("autodev_")).isVisible();
    assertThat(seriousThings()).isEmpty();
    assertThat(context.cookies())
        .filteredOn(cookie -> cookie.domain.equals("127.0.0.1"))
        .extracting(cookie -> cookie.name)
        .containsExactly("autodev_login");
  }

  @Test
  void whoHasNoRoleIsToldSo() {
    comeInAs("eve");
    assertThat(page.getByText("none of the roles")).isVisible();
    page.navigate(here() + "/login");
    assertThat(seriousThings()).isEmpty();
  }

  @Test
  void aNameFromTheProviderIsAText() {
    for (String account : List.of("mallory", "mallet")) {
      context.clearCookies();
      comeInAs(account);
      page.waitForURL(url -> url.startsWith(here()));
      assertThat(page.locator("main")).isVisible();
      for (String path : List.of("/tokens", "/audit", "/")) {
        assertThat(page.evaluate("window.pwned")).as(page.url()).isNull();
        assertThat(page.locator("img").count()).as(page.url()).isZero();
        page.navigate(here() + path);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theLoginFitsAPhoneInBothSchemes(ColorScheme scheme) {
    context(
        new Browser.NewContextOptions()
            .setViewportSize(360, 740)
            .setIsMobile(true)
            .setColorScheme(scheme));
    page.navigate(here() + "/login");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(seriousThings()).isEmpty();
  }

  private List<String> seriousThings() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(rule -> rule.getId() + " at " + rule.getNodes())
            .toList();
  }
}
