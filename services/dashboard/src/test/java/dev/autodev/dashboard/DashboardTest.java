package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/**
 * What the tests of the dashboard share: real servers, and one agent that can be told what to do.
 */
@QuarkusTestResource(TestServers.class)
abstract class DashboardTest {
  @Inject PmAgent pm;

  static RequestSpecification json() {
    return given().contentType(ContentType.JSON).accept(ContentType.JSON);
  }

  static JsonPath get(String path) {
    return given().get(path).then().statusCode(200).extract().jsonPath();
  }

  static JsonPath post(String path, Object body, int status) {
    return json().body(body).post(path).then().statusCode(status).extract().jsonPath();
  }

  /** Waits longer than a busy machine takes. */
  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  /** A name that no other test uses. */
  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static String repository() {
    String name = unique("repo");
    post("/api/repositories", Map.of("name", name, "url", "/srv/" + name + ".git"), 201);
    return name;
  }

  static String scan(String repository) {
    return post("/api/tasks", Map.of("type", "security_scan", "repository", repository), 201)
        .getString("id");
  }

  /** One whose gates ask for so many people, and maybe for others than who asked for the work. */
  static String strictRepository(int people, boolean byOthers) {
    String name = unique("strict");
    Map<String, ?> rule = Map.of("people", people, "byOthers", byOthers);
    post(
        "/api/repositories",
        Map.of("name", name, "url", "/srv/" + name + ".git", "approvals", rule),
        201);
    return name;
  }

  static String idea(String idea) {
    return post(
            "/api/tasks",
            Map.of("type", "build_product", "payload", Map.of("idea", idea, "target", "gumroad")),
            201)
        .getString("id");
  }

  /** A proposal that waits for a person. */
  JsonPath proposal(String markdown) {
    return proposed(idea(unique("Stripe webhook handler")), markdown);
  }

  /** The same for a repository. */
  JsonPath proposalIn(String repository, String markdown) {
    Map<String, ?> payload = Map.of("idea", unique("Hooks"), "target", "gumroad");
    Map<String, ?> task =
        Map.of("type", "build_product", "repository", repository, "payload", payload);
    return proposed(post("/api/tasks", task, 201).getString("id"), markdown);
  }

  private JsonPath proposed(String task, String markdown) {
    pm.proposes(task, markdown);
    String workflow = get("/api/tasks/" + task).getString("workflow");
    String gate =
        soon()
            .until(
                () ->
                    get("/api/workflows/" + workflow)
                        .getString("steps.find { it.id == 'proposal-approval' }.gateId"),
                found -> found != null);
    return get("/api/approvals/" + gate);
  }
}
