package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates of work, over HTTP and on their pages. */
@QuarkusTest
class TemplatesTest extends DashboardTest {
  @Test
  void aTemplateIsFiledWithTheValuesItAsksFor() {
    String name = made(scanning("Scan of {{what}} for {{why}}"));
    JsonPath shown = get("/api/templates/" + name);
    assertThat(shown.getList("asks")).isEqualTo(List.of("what", "why"));
    assertThat(get("/api/templates").getList("templates.template.name")).contains(name);

    Map<String, String> values = Map.of("what", "\"quoted\" {{why}}", "why", "y");
    JsonPath filed =
        file(name, Map.of("set", values, "labels", List.of("small"), "by", "anna"), 201);

    assertThat(filed.getString("type")).isEqualTo("security_scan");
    JsonPath task = get("/api/tasks/" + filed.getString("id"));
    assertThat(task.getString("title")).isEqualTo("Scan of \"quoted\" {{why}} for y");
    assertThat(task.getInt("priority")).isEqualTo(8);
    assertThat(get("/api/tasks/" + filed.getString("id") + "/labels").getList("labels.name"))
        .containsExactly("small");
  }

  @Test
  void whatIsFiledOfATemplateWaitsForOthersAndIsForAnotherRepository() {
    String name = made(Map.of("kind", "workflow", "definition", "fix", "title", "Mend {{what}}"));
    String repository = repository();
    String first = scan(repository);
    Map<String, ?> asked =
        Map.of("set", Map.of("what", "it"), "repository", repository, "after", List.of(first));

    JsonPath filed = file(name, asked, 201);

    assertThat(filed.getString("kind")).isEqualTo("workflow");
    JsonPath workflow = get("/api/workflows/" + filed.getString("id"));
    assertThat(workflow.getString("title")).isEqualTo("Mend it");
    assertThat(workflow.getString("repository")).isEqualTo(repository);
    assertThat(
            get("/api/tasks/" + workflow.getString("tasks[0]") + "/explain").getString("headline"))
        .contains(first);
  }

  @Test
  void theSameKeyAnswersWhatWasFiledFirst() {
    String name = made(scanning("Scan of {{what}}"));
    String key = unique("key");

    String id = keyed(name, key, "x").then().statusCode(201).extract().path("id");

    assertThat(keyed(name, key, "x").then().statusCode(201).extract().<String>path("id"))
        .isEqualTo(id);
    keyed(name, key, "y").then().statusCode(422);
  }

  private static Response keyed(String name, String key, String what) {
    return json()
        .header("Idempotency-Key", key)
        .body(Map.of("set", Map.of("what", what)))
        .post("/api/templates/" + name + "/file");
  }

  @Test
  void refusalsNameWhatIsWrongAndWhatToDo() {
    String name = made(scanning("Scan of {{what}} for {{why}}"));
    assertThat(file(name, Map.of("set", Map.of("what", "x")), 422).getString("detail"))
        .contains("needs a value for why", "--set why=");
    Map<String, String> tooMany = Map.of("what", "x", "why", "y", "where", "z");
    assertThat(file(name, Map.of("set", tooMany), 422).getString("detail"))
        .contains("does not ask for where", "what, why");
    assertThat(file(unique("none"), Map.of(), 404).getString("detail"))
        .contains("There is no template", "claude-tasks templates list", "/templates");

    assertThat(create(name, scanning("Scan"), 409).getString("detail")).contains("already");
    assertThat(create("two words", scanning("Scan"), 422).getString("detail")).contains("dashes");
    Map<String, ?> waiting =
        Map.of("kind", "task", "payload", Map.of("type", "run_tests"), "after", List.of("01jd"));
    assertThat(create(unique("after"), waiting, 422).getString("detail"))
        .contains("work.after", "when the template is filed");
    Map<String, ?> unknown = Map.of("kind", "workflow", "definition", "wish", "title", "T");
    assertThat(create(unique("wish"), unknown, 422).getString("detail")).contains("known are");
    Map<String, ?> mistyped =
        Map.of("kind", "task", "payload", Map.of("type", "run_test"), "title", "T");
    assertThat(create(unique("mistyped"), mistyped, 422).getString("detail"))
        .contains("'run_test' is unknown; known are analyze_repo,");
    Map<String, ?> publish =
        Map.of("kind", "task", "payload", Map.of("type", "publish", "product", "p", "target", "t"));
    assertThat(create(unique("publish"), publish, 422).getString("detail"))
        .contains("never filed on its own");
    Map<String, ?> eager =
        Map.of("kind", "task", "priority", 11, "payload", Map.of("type", "run_tests"));
    assertThat(create(unique("eager"), eager, 422).getString("detail")).contains("from 0 to 10");
    Map<String, ?> unseen = Map.of("name", name, "work", scanning("Scan"));
    assertThat(post("/api/templates/" + name + "/change", unseen, 422).getString("detail"))
        .contains("version is missing");
    Map<String, ?> renamed =
        Map.of("name", unique("other"), "work", scanning("Scan"), "version", version(name));
    assertThat(post("/api/templates/" + name + "/change", renamed, 422).getString("detail"))
        .contains("keeps its name");
  }

  @Test
  void everyChangeIsInTheAuditTrail() {
    String name = made(scanning("Scan of {{what}}"));
    Map<String, ?> changed = changed(name, "Scan of {{that}}", "bert");
    JsonPath shown = post("/api/templates/" + name + "/change", changed, 200);
    assertThat(shown.getList("asks")).isEqualTo(List.of("that"));
    assertThat(shown.getString("changedBy")).isEqualTo("bert");

    post("/api/templates/" + name + "/delete", Map.of("by", "carl"), 200);

    post("/api/templates/" + name + "/delete", Map.of("by", "carl"), 404);
    post("/api/templates/" + name + "/change", changed, 404);
    JsonPath trail = get("/api/audit?subject=" + name);
    assertThat(trail.getList("items.action"))
        .containsExactly("template.deleted", "template.changed", "template.created");
    assertThat(trail.getList("items.actor")).startsWith("carl", "bert");
    assertThat(trail.getList("items.details.work.title"))
        .containsExactly("Scan of {{that}}", "Scan of {{that}}", "Scan of {{what}}");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotLost() {
    String name = made(scanning("Scan of {{what}}"));
    Map<String, ?> ofAnna = changed(name, "Scan by anna", "anna");
    Map<String, ?> ofBert = changed(name, "Scan by bert", "bert");

    JsonPath after = post("/api/templates/" + name + "/change", ofAnna, 200);
    JsonPath refused = post("/api/templates/" + name + "/change", ofBert, 409);

    assertThat(refused.getString("detail"))
        .contains("Somebody changed template '" + name, "look again and repeat your change");
    assertThat(refused.getString("state")).isEqualTo(after.getString("version"));
    assertThat(get("/api/templates/" + name).getString("template.work.title"))
        .isEqualTo("Scan by anna");
    post("/api/templates/" + name + "/change", changed(name, "Scan by bert", "bert"), 200);
  }

  private static Map<String, ?> changed(String name, String title, String by) {
    return Map.of("name", name, "work", scanning(title), "by", by, "version", version(name));
  }

  private static String version(String name) {
    return get("/api/templates/" + name).getString("version");
  }

  @Test
  void aScheduleTakesWhatATemplateComesToAndFillsInItsTimes() {
    String name = made(scanning("{{what}} of {{date}}"));
    String first = scan(repository());
    Map<String, ?> asked = schedule(unique("timely"), name, Map.of("what", "Scan"), first);

    JsonPath made = post("/api/schedules", asked, 201);

    assertThat(made.getString("schedule.work.title")).isEqualTo("Scan of {{date}}");
    assertThat(made.getList("schedule.work.after")).isEqualTo(List.of(first));
    post("/api/templates/" + name + "/delete", Map.of(), 200);
    JsonPath run = post("/api/schedules/" + made.getString("name") + "/run", Map.of(), 200);
    assertThat(get("/api/tasks/" + run.getString("task")).getString("title"))
        .startsWith("Scan of 20");
    post("/api/schedules/" + made.getString("name") + "/delete", Map.of(), 200);
    post("/api/schedules", asked, 404);
  }

  @Test
  void aScheduleOfATemplateNeedsItsValues() {
    String name = made(scanning("{{what}} of {{date}}"));
    Map<String, ?> asked = schedule(unique("timely"), name, Map.of(), scan(repository()));

    assertThat(post("/api/schedules", asked, 422).getString("detail"))
        .contains("needs a value for what");
  }

  @Test
  void thePagesMakeFileChangeAndDelete() {
    String name = unique("paged");
    String repository = repository();
    Response made =
        form(Map.of("name", name, "files", "fix", "title", "Mend {{what}}"), "/templates");
    String path = made.getHeader("Location").replaceFirst("https?://[^/]+", "");
    assertThat(path).isEqualTo("/templates/" + name);
    assertThat(page("/templates")).contains(name, "<code>what</code>");
    assertThat(page(path)).contains("name=\"set.what\"", "--set what=");

    Response filed =
        form(Map.of("set.what", "the <total>", "repository", repository), path + "/file");
    assertThat(page(filed.getHeader("Location"))).contains("Mend the &lt;total&gt;", repository);
    given().formParam("repository", repository).post(path + "/file").then().statusCode(422);

    String work = "{\"kind\": \"workflow\", \"title\": \"Do {{that}}\"}";
    String seen = version(name);
    assertThat(page(path)).contains("name=\"version\" value=\"" + seen + "\"");
    form(Map.of("work", work, "version", seen), path + "/change");
    assertThat(page(path)).contains("--set that=");
    given().formParam("work", "no json").post(path + "/change").then().statusCode(422);
    given().formParam("work", work).post(path + "/change").then().statusCode(422);
    given()
        .formParams(Map.of("work", work, "version", seen))
        .post(path + "/change")
        .then()
        .statusCode(409)
        .body(containsString("since you looked"));

    form(Map.of("work", work), path + "/delete");
    given().get(path).then().statusCode(404);
  }

  private static Response form(Map<String, String> fields, String path) {
    Response answer = given().redirects().follow(false).formParams(fields).post(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer;
  }

  private static String page(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }

  private static String made(Map<String, ?> work) {
    String name = unique("template");
    create(name, work, 201);
    return name;
  }

  private static JsonPath create(String name, Map<String, ?> work, int status) {
    return post("/api/templates", Map.of("name", name, "work", work), status);
  }

  private static JsonPath file(String name, Map<String, ?> filling, int status) {
    return post("/api/templates/" + name + "/file", filling, status);
  }

  private static Map<String, ?> scanning(String title) {
    return Map.of(
        "kind",
        "task",
        "title",
        title,
        "priority",
        8,
        "repository",
        repository(),
        "payload",
        Map.of("type", "security_scan"));
  }

  private static Map<String, ?> schedule(
      String name, String template, Map<String, String> set, String after) {
    return Map.of(
        "name",
        name,
        "rhythm",
        Map.of("type", "daily", "time", "07:00"),
        "work",
        Map.of("kind", "template", "template", template, "set", set, "after", List.of(after)));
  }
}
