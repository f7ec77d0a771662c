package dev.autodev.dashboard;

import static dev.autodev.dashboard.AccessTest.PASSWORD;
import static dev.autodev.dashboard.AccessTest.SETUP;
import static dev.autodev.dashboard.AccessTest.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.Access;
import dev.autodev.control.OutsideAccount;
import dev.autodev.control.People;
import dev.autodev.oidcsim.Account;
import dev.autodev.oidcsim.Account.Flaw;
import dev.autodev.oidcsim.OidcSim;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by a provider, a stand-in with real signatures. */
@QuarkusTest
@TestProfile(AccessTest.Login.class)
class SignOnTest extends DashboardTest {
  static final OidcSim.Client CLIENT =
      new OidcSim.Client("auto-dev", "a secret of the stand-in, long enough");

  static final List<Account> ACCOUNTS =
      List.of(
          new Account("u-1", "Paula", "staff", "swarm-operators", "chiefs"),
          new Account("u-2", "otto", "swarm-operators"),
          new Account("u-3", "nina", "staff"),
          new Account("u-4", "ada", "swarm-admins"),
          flawed(Flaw.FORGED),
          flawed(Flaw.EXPIRED),
          flawed(Flaw.OTHER_CLIENT),
          flawed(Flaw.OTHER_NONCE));

  private static final Duration ANSWERS = Duration.ofSeconds(20);

  @Inject Pool pool;
  @Inject People people;

  @TestHTTPResource("/")
  URI server;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private static Account flawed(Flaw flaw) {
    return new Account(flaw.name(), "mallory", List.of("swarm-admins"), flaw);
  }

  @BeforeEach
  void nobodyButAda() {
    pool.query("truncate person, access_token, login_failure").execute().await().atMost(ANSWERS);
    post("/api/setup", Map.of("token", SETUP, "name", "ada", "password", PASSWORD), 200);
  }

  /** To the provider, there as somebody, and back. */
  private HttpResponse<String> comeIn(String account) throws Exception {
    URI at = server.resolve("/login/oidc?next=%2Ftasks");
    for (int steps = 0; steps < 6; steps++) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(at).header("Accept", "text/html").build(),
              BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 3) {
        return answer;
      }
      at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
      at = at.getPath().equals("/authorize") ? URI.create(at + "&account=" + account) : at;
    }
    throw new AssertionError("no end of redirects, at " + at);
  }

  private String secret(String account) throws Exception {
    assertThat(comeIn(account).statusCode()).isEqualTo(200);
    return login().getValue();
  }

  private HttpCookie login() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("autodev_login"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoHasARoleComesInAndGoesOnToWhereTheyWanted() throws Exception {
    assertThat(given().accept("text/html").get("/login?next=/tasks").asString())
        .contains("Log in with single sign-on", "/login/oidc?next=%2Ftasks");

    HttpResponse<String> in = comeIn("u-1");

    assertThat(in.body()).contains("You are <b>paula</b>");
    assertThat(in.headers().firstValue("Refresh")).contains("0; url=/tasks");
    assertThat(in.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("autodev_login="))
        .singleElement()
        .asString()
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");
    assertThat(cookies.getCookieStore().getCookies())
        .as("what the provider said is not kept in the browser")
        .extracting(HttpCookie::getName)
        .containsExactly("autodev_login");
    assertThat(people.list().await().atMost(ANSWERS))
        .filteredOn(person -> person.name().equals("paula"))
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.access()).isEqualTo("approver");
              assertThat(person.issuer()).startsWith("http://localhost:");
            });
  }

  @Test
  void theyDecideAsAnybodyAndTheTrailNamesThem() throws Exception {
    String otto = secret("u-2");
    String task =
        as(otto)
            .body(Map.of("type", "build_product", "payload", Map.of("idea", "A linter")))
            .post("/api/tasks")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    pm.proposes(task, "# A linter");
    String gate =
        soon()
            .until(
                () ->
                    as(otto)
                        .get("/api/projects?status=open")
                        .jsonPath()
                        .getString("projects[0].id"),
                found -> found != null);
    as(otto).body(Map.of()).post("/api/projects/" + gate + "/approve").then().statusCode(403);

    String paula = secret("u-1");
    Response decided = as(paula).body(Map.of()).post("/api/projects/" + gate + "/approve");

    assertThat(decided.jsonPath().getString("decidedBy")).isEqualTo("paula");
    assertThat(as(paula).get("/api/audit?subject=" + gate).jsonPath().getList("items.actor"))
        .contains("paula");
    assertThat(as(paula).get("/api/audit?subject=paula").jsonPath().getList("items.action"))
        .contains("person.added", "person.login");
  }

  @Test
  void whoHasNoneOfTheRolesOrIsDisabledHereStaysOut() throws Exception {
    HttpResponse<String> none = comeIn("u-3");
    assertThat(none.statusCode()).isEqualTo(403);
    assertThat(none.body()).contains("nina", "groups", "an admin of the provider");

    secret("u-1");
    String ada = AccessTest.login("ada");
    as(ada).body(Map.of()).post("/api/people/paula/disable").then().statusCode(200);
    cookies.getCookieStore().removeAll();

    assertThat(comeIn("u-1").statusCode()).isEqualTo(403);
    as(ada)
        .body(Map.of("password", PASSWORD))
        .post("/api/people/paula/password")
        .then()
        .statusCode(404);
  }

  @Test
  void aNameThatIsSomebodyElsesIsNotTakenOver() throws Exception {
    HttpResponse<String> twin = comeIn("u-4");

    assertThat(twin.statusCode()).isEqualTo(409);
    assertThat(twin.body()).contains("somebody else");
    assertThat(cookies.getCookieStore().getCookies())
        .extracting(HttpCookie::getName)
        .doesNotContain("autodev_login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORGED", "EXPIRED", "OTHER_CLIENT", "OTHER_NONCE", "unknown"})
  void anAnswerThatDoesNotHoldLetsNobodyIn(String account) throws Exception {
    HttpResponse<String> refused = comeIn(account);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("did not hold", "/login");
    assertThat(people.list().await().atMost(ANSWERS)).hasSize(1);
  }

  @Test
  void aCodeOfNobodysQuestionAndATokenOfTheProviderAreNoLogin() {
    given()
        .redirects()
        .follow(false)
        .accept("text/html")
        .get("/login/oidc?code=made-up&state=made-up")
        .then()
        .statusCode(302);
    as("eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsic3dhcm0tYWRtaW5zIl19.")
        .get("/api/tasks")
        .then()
        .statusCode(401);
  }

  @Test
  void whoComesAgainMayDoWhatTheProviderSaysByThen() {
    String subject = unique("u");
    entered(subject, "vera", Access.ADMIN);
    entered(subject, "renamed", Access.VIEWER);

    assertThat(people.list().await().atMost(ANSWERS))
        .filteredOn(person -> person.issuer() != null)
        .singleElement()
        .satisfies(
            person -> {
              assertThat(person.name()).isEqualTo("vera");
              assertThat(person.access()).isEqualTo("viewer");
            });
    assertThat(
            as(AccessTest.login("ada"))
                .get("/api/audit?subject=vera")
                .jsonPath()
                .getList("items.action"))
        .contains("person.access");
  }

  private void entered(String subject, String name, Access access) {
    people
        .login(
            new OutsideAccount("https://login.example.org", subject, name, access),
            "192.0.2.1",
            Duration.ofHours(1))
        .await()
        .atMost(ANSWERS);
  }
}
