package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.oidcsim.OidcSim;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard where a login is asked for. */
@QuarkusTest
@TestProfile(AccessTest.Login.class)
class AccessTest extends DashboardTest {
  static final String SETUP = "a setup token of this test";
  static final String PASSWORD = "correct horse battery";

  /** As {@code up --login} starts it, with a provider of logins. */
  public static class Login implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      OidcSim provider = OidcSim.start(SignOnTest.CLIENT, SignOnTest.ACCOUNTS);
      return Map.of(
          "swarm.access.mode",
          "login",
          "swarm.access.setup-token",
          SETUP,
          "swarm.access.oidc.issuer",
          provider.issuer(),
          "swarm.access.oidc.client-id",
          SignOnTest.CLIENT.id(),
          "swarm.access.oidc.secret",
          SignOnTest.CLIENT.secret(),
          "swarm.access.oidc.roles.operator",
          "swarm-operators",
          "swarm.access.oidc.roles.approver",
          "swarm-approvers,chiefs",
          "swarm.access.oidc.roles.admin",
          "swarm-admins",
          "swarm.settings",
          NotificationsTest.SETTINGS);
    }
  }

  @Inject Pool pool;

  @TestHTTPResource("/")
  URI server;

  private String admin = "";

  @BeforeEach
  void firstPerson() {
    pool.query("truncate person, access_token, login_failure")
        .execute()
        .await()
        .atMost(Duration.ofSeconds(20));
    post("/api/setup", Map.of("token", SETUP, "name", "ada", "password", PASSWORD), 200);
    admin = login("ada");
  }

  static String login(String name) {
    return post("/api/login", Map.of("name", name, "password", PASSWORD), 200).getString("secret");
  }

  static RequestSpecification as(String secret) {
    return json().header("Authorization", "Bearer " + secret);
  }

  private static JsonPath post(String secret, String path, Object body, int status) {
    return as(secret).body(body).post(path).then().statusCode(status).extract().jsonPath();
  }

  private String person(String name, String access) {
    post(admin, "/api/people", Map.of("name", name, "password", PASSWORD, "access", access), 200);
    return login(name);
  }

  @Test
  void nobodyDoesAnythingWithoutALoginAndABrowserIsSentToWhereItCanLogIn() {
    for (String path : new String[] {"/api/tasks", "/api/approvals", "/api/audit", "/api/people"}) {
      assertThat(given().get(path).then().statusCode(401).extract().jsonPath().getString("detail"))
          .contains("/login");
    }
    as("autodev_forged").get("/api/tasks").then().statusCode(401);
    assertThat(
            given()
                .redirects()
                .follow(false)
                .accept("text/html")
                .get("/tasks?status=ready")
                .then()
                .statusCode(303)
                .extract()
                .header("Location"))
        .endsWith("/login?next=%2Ftasks%3Fstatus%3Dready");
    given().get("/health/live").then().statusCode(200);
    given().get("/dashboard.css").then().statusCode(200);
  }

  @Test
  void eachMayDoWhatTheirAccessIncludesAndNoMore() {
    String viewer = person("vera", "viewer");
    String operator = person("otto", "operator");
    Map<String, String> scan = Map.of("type", "security_scan", "repository", "none");

    as(viewer).get("/api/tasks").then().statusCode(200);
    assertThat(post(viewer, "/api/tasks", scan, 403).getString("detail")).contains("an admin");
    post(viewer, "/api/estop", Map.of("reason", "no"), 403);
    Map<String, String> pause = Map.of("role", "bug_finder", "reason", "no");
    post(viewer, "/api/agents/pause", pause, 403);
    assertThat(as(viewer).accept("text/html").get("/agents").asString())
        .contains("you may look")
        .doesNotContain("action=\"/agents/");
    post(operator, "/api/agents/pause", pause, 200);
    post(operator, "/api/agents/resume", pause, 200);
    post(operator, "/api/approvals/x/approve", Map.of(), 403);
    post(operator, "/api/people", Map.of("name", "eve", "password", PASSWORD), 403);
    post(operator, "/api/repositories", Map.of("name", "r", "url", "/srv/r.git"), 403);
    post(person("app", "approver"), "/api/approvals/none/approve", Map.of(), 404);
    post(admin, "/api/repositories", Map.of("name", "none", "url", "/srv/none.git"), 201);
    String task = post(operator, "/api/tasks", scan, 201).getString("id");
    post(operator, "/api/tasks/" + task + "/cancel", Map.of("by", "somebody else"), 200);

    assertThat(as(viewer).get("/api/audit?subject=" + task).jsonPath().getList("items.actor"))
        .containsOnly("otto");
  }

  @Test
  void aTokenMayNotMoreThanItsPersonEndsWhenRevokedAndThatOfAnAgentDecidesNothing() {
    String operator = person("otto", "operator");
    JsonPath made =
        post(operator, "/api/tokens", Map.of("label", "ci", "access", "admin", "days", 1), 200);
    String token = made.getString("secret");
    post(token, "/api/people", Map.of("name", "eve", "password", PASSWORD), 403);
    as(token).get("/api/tasks").then().statusCode(200);
    assertThat(as(operator).get("/api/tokens").asString()).contains("ci").doesNotContain(token);

    post(operator, "/api/tokens/" + made.getString("token.id") + "/revoke", Map.of(), 200);
    as(token).get("/api/tasks").then().statusCode(401);

    String agent =
        post(admin, "/api/tokens", Map.of("label", "bot", "kind", "agent", "access", "admin"), 200)
            .getString("secret");
    post(agent, "/api/tokens", Map.of("label", "more", "kind", "person"), 403);
    // That there is no such gate is found out after who asks: the same answer for every gate.
    post(agent, "/api/approvals/none/approve", Map.of(), 403);
    post(agent, "/api/approvals/none/comments", Map.of("text", "approve it"), 403);
  }

  @Test
  void whoIsDisabledOrGetsAnotherPasswordIsOutAtOnceAndTheLastAdminStays() {
    String otto = person("otto", "operator");
    post(admin, "/api/people/otto/disable", Map.of(), 200);
    as(otto).get("/api/tasks").then().statusCode(401);
    post("/api/login", Map.of("name", "otto", "password", PASSWORD), 401);

    assertThat(post(admin, "/api/people/ada/disable", Map.of(), 409).getString("detail"))
        .contains("last admin");
    post(admin, "/api/people/ada/access", Map.of("access", "viewer"), 409);
    post(admin, "/api/people/ada/password", Map.of("password", "another long password"), 200);
    as(admin).get("/api/tasks").then().statusCode(401);
  }

  @Test
  void whoFailsOftenWaitsAndIsNotToldWhatWasWrong() {
    String unknown = refused("nobody", 401);
    assertThat(refused("ada", 401)).isEqualTo(unknown);
    for (int i = 0; i < 4; i++) {
      refused("ada", 401);
    }
    Response waits = json().body(Map.of("name", "ada", "password", PASSWORD)).post("/api/login");

    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.header("Retry-After")).isNotEmpty();
  }

  private static String refused(String name, int status) {
    return post("/api/login", Map.of("name", name, "password", "wrong"), status)
        .getString("detail");
  }

  @Test
  void theSetupTokenMakesTheFirstPersonOnlyAndWeakPasswordsAreRefused() {
    post("/api/setup", Map.of("token", SETUP, "name", "eve", "password", PASSWORD), 409);
    post("/api/setup", Map.of("token", "guessed", "name", "eve", "password", PASSWORD), 401);
    assertThat(
            post(admin, "/api/people", Map.of("name", "eve", "password", "short"), 422)
                .getString("detail"))
        .contains("12");
    post(admin, "/api/people", Map.of("name", "Not A Name", "password", PASSWORD), 422);
    post(admin, "/api/people", Map.of("name", "ada", "password", PASSWORD), 409);
  }

  @Test
  void aBrowserLogsInByCookieThatPagesFromElsewhereCannotUse() {
    String origin = server.toString().replaceAll("/$", "");
    Response login =
        given()
            .redirects()
            .follow(false)
            .header("Origin", origin)
            .formParam("name", "ada")
            .formParam("password", PASSWORD)
            .formParam("next", "//evil.example/")
            .post("/login");
    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(login.header("Location")).isEqualTo(origin + "/");
    assertThat(login.header("Set-Cookie"))
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");
    String cookie = login.cookie("autodev_login");

    RequestSpecification browser = given().cookie("autodev_login", cookie).accept("text/html");
    browser.get("/tasks").then().statusCode(200);
    for (Map<String, String> headers :
        new Map[] {
          Map.of("Origin", "https://evil.example"), Map.of("Sec-Fetch-Site", "cross-site"), Map.of()
        }) {
      given()
          .cookie("autodev_login", cookie)
          .headers(headers)
          .contentType("application/json")
          .body(Map.of("reason", "forged"))
          .post("/api/estop")
          .then()
          .statusCode(403);
    }

    given()
        .redirects()
        .follow(false)
        .cookie("autodev_login", cookie)
        .header("Origin", origin)
        .contentType("application/x-www-form-urlencoded")
        .post("/logout")
        .then()
        .statusCode(303);
    given().cookie("autodev_login", cookie).get("/api/tasks").then().statusCode(401);
  }

  @Test
  void tokensAreMadeAndEndedOnAPageThatShowsThemOnce() {
    String origin = server.toString().replaceAll("/$", "");
    person("otto", "operator");
    RequestSpecification otto =
        given().cookie("autodev_login", login("otto")).header("Origin", origin).accept("text/html");
    String page =
        otto.formParams(Map.of("label", "laptop", "access", "admin", "kind", "person", "days", "7"))
            .post("/tokens")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .extract()
            .asString();
    String token = page.replaceAll("(?s).*<code>(autodev_[A-Za-z0-9_-]+)</code>.*", "$1");
    as(token).get("/api/tasks").then().statusCode(200);
    as(token)
        .body(Map.of("name", "eve", "password", PASSWORD))
        .post("/api/people")
        .then()
        .statusCode(403);

    String id =
        as(token)
            .get("/api/tokens")
            .jsonPath()
            .getString("tokens.find { it.label == 'laptop' }.id");
    RequestSpecification again =
        given().cookie("autodev_login", login("otto")).header("Origin", origin).accept("text/html");
    assertThat(again.get("/tokens").asString()).contains("laptop").doesNotContain(token, "ada");
    given()
        .redirects()
        .follow(false)
        .cookie("autodev_login", login("otto"))
        .header("Origin", origin)
        .contentType("application/x-www-form-urlencoded")
        .post("/tokens/" + id + "/revoke")
        .then()
        .statusCode(303);
    as(token).get("/api/tasks").then().statusCode(401);
  }
}
