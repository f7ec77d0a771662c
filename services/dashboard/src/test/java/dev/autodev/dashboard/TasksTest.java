package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TasksTest extends DashboardTest {
  @Test
  void filesATaskThatIsFoundByItsIdAndByTheBeginningOfIt() {
    String repository = repository();
    JsonPath task =
        post(
            "/api/tasks",
            Map.of(
                "type",
                "security_scan",
                "repository",
                repository,
                "priority",
                8,
                "title",
                "Look for secrets",
                "by",
                "anna"),
            201);
    String id = task.getString("id");
    assertThat(id).hasSize(26);
    for (String name : new String[] {id, id.substring(0, 24), id.toUpperCase()}) {
      JsonPath found = get("/api/tasks/" + name);
      assertThat(found.getString("title")).isEqualTo("Look for secrets");
      assertThat(found.getInt("priority")).isEqualTo(8);
      assertThat(found.getString("role")).isEqualTo("security");
      assertThat(found.getString("repository")).isEqualTo(repository);
      assertThat(found.getString("payload.threshold")).isEqualTo("high");
    }
    assertThat(get("/api/tasks/" + id + "/events").getString("[0].kind")).isEqualTo("created");
    assertThat(get("/api/audit?subject=" + id).getString("items[0].actor")).isEqualTo("anna");
  }

  @Test
  void listsByStatusInPagesNewestFirst() {
    String repository = repository();
    String first = scan(repository);
    String second = scan(repository);
    String third = scan(repository);
    post("/api/tasks/" + second + "/cancel", Map.of("reason", "not needed"), 200);

    String path = "/api/tasks?limit=1&status=pending&repository=" + repository;
    JsonPath page = get(path);
    assertThat(page.getList("tasks.id")).containsExactly(third);
    page = get(path + "&cursor=" + page.getString("next"));
    assertThat(page.getList("tasks.id")).containsExactly(first);
    assertThat(page.getString("next")).isNull();

    String all = "/api/tasks?repository=" + repository;
    assertThat(get(all + "&status=cancelled").getList("tasks.id")).containsExactly(second);
    assertThat(get(all + "&role=security&type=security_scan").getList("tasks")).hasSize(3);
    assertThat(get(all + "&role=builder").getList("tasks")).isEmpty();
  }

  @Test
  void putsLabelsOnARequestInTheNameOfWhoDoesSo() {
    Map<String, Object> body =
        Map.of(
            "type",
            "security_scan",
            "repository",
            repository(),
            "payload",
            Map.of(),
            "labels",
            List.of("small"),
            "by",
            "anna");
    String id = post("/api/tasks", body, 201).getString("id");
    post("/api/tasks/" + id + "/label", Map.of("name", "for the swarm", "by", "anna"), 200);

    assertThat(get("/api/audit?subject=" + id).getList("items.action"))
        .contains("request.labelled");
    JsonPath wrong = post("/api/tasks/" + id + "/label", Map.of("name", "a\nb"), 422);
    assertThat(wrong.getString("detail")).contains("label.name");
    assertThat(post("/api/tasks", with(body, "labels", "small"), 422).getString("field"))
        .isEqualTo("labels");
  }

  @Test
  void saysWhatATaskWaitsFor() {
    String first = scan(repository());
    Map<String, Object> body =
        Map.of(
            "type",
            "security_scan",
            "repository",
            repository(),
            "payload",
            Map.of(),
            "after",
            List.of(first));
    JsonPath waiting = post("/api/tasks", body, 201);
    String id = waiting.getString("id");
    assertThat(waiting.getString("status")).isEqualTo("pending");
    assertThat(get("/api/tasks/" + id + "/explain").getString("headline"))
        .contains("it waits for task " + first);
    assertThat(given().get("/tasks/" + id).asString())
        .contains("waits for task " + first, "href=\"/tasks/" + first + "\"");
    Map<String, Object> workflow =
        Map.of("title", "Later", "repository", repository(), "after", List.of(id));
    assertThat(post("/api/workflows", workflow, 201).getString("status")).isEqualTo("running");

    post("/api/tasks/" + first + "/cancel", Map.of("reason", "no"), 200);

    assertThat(get("/api/tasks/" + id).getString("status")).isEqualTo("parked");
    assertThat(post("/api/tasks", with(body, "after", List.of("none")), 422).getString("detail"))
        .contains("neither a task nor a workflow 'none'");
    assertThat(post("/api/tasks", with(body, "after", first), 422).getString("field"))
        .isEqualTo("after");
  }

  @Test
  void aLabelIsShownFoundOnTheBoardAndTakenOff() {
    String id = scan(repository());
    String label = unique("small");
    post("/api/tasks/" + id + "/label", Map.of("name", label, "by", "anna"), 200);

    assertThat(get("/api/tasks/" + id + "/labels").getList("labels.name")).containsExactly(label);
    assertThat(given().get("/tasks/" + id).asString()).contains(label, "by anna");
    assertThat(given().queryParam("label", label).get("/board").asString()).contains("card-" + id);

    post("/api/tasks/" + id + "/labels/remove", Map.of("name", label, "by", "bert"), 200);

    assertThat(get("/api/tasks/" + id + "/labels").getList("labels")).isEmpty();
    assertThat(given().queryParam("label", label).get("/board").asString())
        .doesNotContain("card-" + id);
    assertThat(get("/api/audit?subject=" + id).getList("items.action"))
        .startsWith("request.unlabelled", "request.labelled");
    post("/api/tasks/" + id + "/labels/remove", Map.of("name", label), 404);
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> other = new HashMap<>(body);
    other.put(field, value);
    return other;
  }

  @Test
  void cancelsOnceAndForAllAndRetriesOnlyWhatFailed() {
    String id = scan(repository());
    JsonPath cancelled = post("/api/tasks/" + id + "/cancel", Map.of("reason", "no use"), 200);
    assertThat(cancelled.getString("status")).isEqualTo("cancelled");
    assertThat(cancelled.getString("reason")).isEqualTo("no use");
    post("/api/tasks/" + id + "/cancel", Map.of(), 200);

    JsonPath refused = post("/api/tasks/" + id + "/retry", Map.of(), 409);
    assertThat(refused.getString("type")).isEqualTo("urn:auto-dev:problem:illegal-move");
    assertThat(refused.getString("state")).isEqualTo("cancelled");
    assertThat(refused.getString("detail")).contains(id);
  }

  @Test
  void retriesAFailedTask() {
    String id = idea(unique("Broken"));
    pm.fails(id, "no such market");
    soon().until(() -> get("/api/tasks/" + id).getString("status").equals("failed"));
    assertThat(get("/api/tasks/" + id).getString("reason")).contains("no such market");
    assertThat(get("/api/tasks/" + id).getInt("usage.outputTokens")).isEqualTo(340);

    post("/api/tasks/" + id + "/retry", "", 200);
    assertThat(get("/api/tasks/" + id).getString("status")).isNotEqualTo("failed");
  }

  @Test
  void answersTheSameTaskToTheSameKey() {
    String repository = repository();
    String key = unique("key");
    Map<String, Object> body = Map.of("type", "run_tests", "repository", repository);
    String first =
        json().header("Idempotency-Key", key).body(body).post("/api/tasks").path("id").toString();
    String second =
        json().header("Idempotency-Key", key).body(body).post("/api/tasks").path("id").toString();
    assertThat(second).isEqualTo(first);
    assertThat(get("/api/tasks?repository=" + repository).getList("tasks")).hasSize(1);
  }

  @Test
  void refusesAKnownKeyWithAnotherBody() {
    String repository = repository();
    String key = unique("key");
    Map<String, Object> body = Map.of("type", "run_tests", "repository", repository);
    json().header("Idempotency-Key", key).body(body).post("/api/tasks").then().statusCode(201);

    JsonPath refused =
        json()
            .header("Idempotency-Key", key)
            .body(Map.of("type", "security_scan", "repository", repository))
            .post("/api/tasks")
            .then()
            .statusCode(422)
            .extract()
            .jsonPath();
    assertThat(refused.getString("field")).isEqualTo("idempotencyKey");
    assertThat(refused.getString("detail")).contains("another payload").contains("take a new key");
    assertThat(get("/api/tasks?repository=" + repository).getList("tasks")).hasSize(1);
  }

  @Test
  void followsTheOutputOfATask() {
    String id = scan(repository());
    JsonPath nothing = get("/api/tasks/" + id + "/output");
    assertThat(nothing.getList("lines")).isEmpty();
    assertThat(nothing.getBoolean("ended")).isFalse();

    pm.says(id, "one");
    pm.says(id, "two");
    JsonPath begun = get("/api/tasks/" + id.substring(0, 24) + "/output");
    assertThat(begun.getList("lines.text")).containsExactly("one", "two");
    assertThat(begun.getString("lines[0].kind")).isEqualTo("said");

    pm.says(id, "three");
    post("/api/tasks/" + id + "/cancel", Map.of(), 200);
    JsonPath more = get("/api/tasks/" + id + "/output?after=" + begun.getString("next"));
    assertThat(more.getList("lines.text")).containsExactly("three");
    assertThat(more.getBoolean("ended")).isTrue();
    JsonPath last = get("/api/tasks/" + id + "/output?after=" + more.getString("next"));
    assertThat(last.getList("lines")).isEmpty();
    assertThat(last.getString("next")).isEqualTo(more.getString("next"));
  }
}
