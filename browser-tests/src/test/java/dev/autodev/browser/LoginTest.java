package dev.autodev.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People with a password and a role, and a page of somebody else that sends their forms. */
@QuarkusTest
@TestProfile(SignOnTest.WithProvider.class)
class LoginTest extends BrowserTest {
  private static final String PASSWORD = "correct horse battery staple";

  @Inject Pool pool;

  private String admin = "";

  @BeforeEach
  void people() {
    pool.query("truncate person, access_token, login_failure")
        .execute()
        .await()
        .atMost(Duration.ofSeconds(20));
    asked("", "/api/setup", Map.of("token", "of this test", "name", "root", "password", PASSWORD));
    admin =
        asked("", "/api/login", Map.of("name", "root", "password", PASSWORD)).getString("secret");
    for (String access : new String[] {"viewer", "operator"}) {
      asked(admin, "/api/people", Map.of("name", access, "password", PASSWORD, "access", access));
    }
  }

  private static JsonPath asked(String token, String path, Object body) {
    return given()
        .headers(token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token))
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300))
        .extract()
        .jsonPath();
  }

  private void logIn(String name, String password) {
    page.locator("input[name=name]").fill(name);
    page.locator("input[name=password]").fill(password);
    page.keyboard().press("Enter");
  }

  @Test
  void aPersonComesInByPasswordToWhereTheyWantedAndMayWhatTheirRoleSays() {
    page.navigate("/agents");
    assertThat(page).hasURL(home + "login?next=%2Fagents");
    logIn("viewer", "wrong");
    assertThat(page.locator("[role=alert]")).isVisible();
    logIn("viewer", PASSWORD);
    assertThat(page).hasURL(home + "agents");
    assertThat(page.locator("main")).containsText("you may look");
    assertThat(page.locator("#estop")).containsText("Log out viewer");
    Cookie cookie = context.cookies().getFirst();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.sameSite.name()).isEqualTo("STRICT");

    page.navigate("/estop");
    page.locator("input[name=reason]").fill("I would like to");
    page.locator("button.stop").click();
    assertThat(page.locator("main")).containsText("You may not do this");
    page.navigate("/estop");
    assertThat(page.locator("main")).containsText("Nothing is stopped");

    page.getByText("Log out viewer").click();
    page.navigate("/tasks");
    assertThat(page).hasURL(home + "login?next=%2Ftasks");
  }

  @Test
  void aFormOfAnotherSiteIsRefusedThoughThePersonIsLoggedIn() {
    page.navigate("/login");
    logIn("operator", PASSWORD);
    assertThat(page.locator("#estop")).containsText("Log out operator");
    context.route(
        "http://evil.test/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<form method=post action='%sestop'><input name=scope value=all>"
                                .formatted(home)
                            + "<input name=reason value=forged><button>Win a prize</button></form>")));
    page.navigate("http://evil.test/");
    page.getByText("Win a prize").click();
    page.waitForURL(home + "estop");
    assertThat(page.locator("body")).containsText("takes nothing from pages of another origin");
    String stops = given().header("Authorization", "Bearer " + admin).get("/api/estop").asString();
    assertThat(stops).contains("\"stops\":[]");
  }
}
