package dev.autodev.browser;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A page in a browser of this machine, and the swarm behind it. */
@QuarkusTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init") // JUnit and Quarkus fill it before each test.
abstract class BrowserTest {
  static final double SOON = Duration.ofSeconds(60).toMillis();

  private static @Nullable Chromium chromium;

  @TestHTTPResource("/")
  URI home;

  BrowserContext context;
  Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.here().orElse(null);
    PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
    assumeTrue(chromium != null, "no Chromium here: the pages are not looked at");
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  /** In another window, such as a phone's. */
  void context(Browser.NewContextOptions options) {
    close();
    context =
        Objects.requireNonNull(chromium).browser().newContext(options.setBaseURL(home.toString()));
    context.setDefaultTimeout(SOON);
    page = context.newPage();
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  static JsonPath get(String path) {
    return given().get(path).then().statusCode(200).extract().jsonPath();
  }

  static JsonPath post(String path, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300))
        .extract()
        .jsonPath();
  }

  static String repository() {
    String name = "repo-" + UUID.randomUUID().toString().substring(0, 8);
    post("/api/repositories", Map.of("name", name, "url", "/srv/" + name + ".git"));
    return name;
  }

  static String feature(String title) {
    return feature(title, repository());
  }

  static String feature(String title, String repository) {
    return post(
            "/api/workflows",
            Map.of("definition", "feature", "title", title, "repository", repository))
        .getString("id");
  }

  /** The gate that is open at a step, as soon as it is. */
  static String gate(String workflow, String step) {
    return soon()
        .until(
            () ->
                get("/api/workflows/" + workflow)
                    .getString(
                        "steps.find { it.id == '%s' && it.status == 'open' }?.gateId"
                            .formatted(step)),
            id -> id != null);
  }

  static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
