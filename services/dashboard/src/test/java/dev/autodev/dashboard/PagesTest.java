package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest extends DashboardTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

  @Test
  void showsTheSwarmAtAGlance() {
    JsonPath gate = proposal("# Glance");
    String page = page("/");
    assertThat(page).contains("waiting for your decision").contains("completed");
    String workflow = gate.getString("workflow");
    assertThat(page).contains("/workflows/" + workflow);
    assertThat(page).contains("Spent on each of 14 days from ");
    String task = get("/api/workflows/" + workflow).getString("tasks[0]");
    assertThat(page("/tasks/" + task)).contains("Finished").containsPattern(", after [0-9.]+ s");
    assertThat(page).contains("pm");
  }

  @Test
  void stopsAndReleasesInSightOfEveryPage() {
    String repository = repository();
    String scope = "repository/" + repository;
    assertThat(page("/tasks")).contains("hx-get=\"/estop/state\"");
    assertThat(page("/estop")).contains("value=\"" + scope + "\"");

    sent("/estop", Map.of("scope", scope, "reason", "broken " + SCRIPT, "by", "anna"), "/estop");
    assertThat(page("/estop")).contains("broken " + ESCAPED).contains("anna");
    assertThat(head()).contains("STOPPED").contains(scope);

    sent("/estop/release", Map.of("scope", scope, "by", "anna"), "/estop");
    assertThat(head()).doesNotContain(scope);
  }

  @Test
  void showsTasksFilteredAndInPages() {
    String repository = repository();
    String first = scan(repository);
    String second = scan(repository);
    String page = page("/tasks?limit=1&status=pending&role=&type=&repository=" + repository);
    assertThat(page).contains("/tasks/" + second).doesNotContain("/tasks/" + first);
    assertThat(page).contains("value=\"" + repository + "\"");
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
    assertThat(next.find()).isTrue();
    String older = page(next.group(1).replace("&amp;", "&"));
    assertThat(older).contains("/tasks/" + first).doesNotContain("rel=\"next\"");
    assertThat(page("/tasks?status=failed&repository=" + repository)).contains("No task fits");
  }

  @Test
  void showsATaskWithItsOutputAndCancelsIt() {
    String id = scan(repository());
    pm.says(id, "looking " + SCRIPT);
    String page = page("/tasks/" + id);
    assertThat(page).contains(id).contains("security scan").contains("looking " + ESCAPED);
    assertThat(page).contains("/tasks/" + id + "/cancel").doesNotContain("/retry");

    sent("/tasks/" + id + "/cancel", Map.of("reason", "no use", "by", "anna"), "/tasks/" + id);
    assertThat(page("/tasks/" + id)).contains("no use").doesNotContain("/cancel");
    assertThat(page("/audit?subject=" + id)).contains("anna").contains("no use");
  }

  @Test
  void showsAWorkflowWithItsStepsAndCancelsIt() {
    String id =
        post("/api/workflows", Map.of("title", SCRIPT, "repository", repository()), 201)
            .getString("id");
    String page = page("/workflows/" + id);
    assertThat(page).contains("spec-approval").contains("a person").contains(ESCAPED);
    assertThat(page("/workflows")).contains(id).contains(ESCAPED);
    sent("/workflows/" + id + "/cancel", Map.of("reason", ""), "/workflows/" + id);
    assertThat(page("/workflows?status=cancelled&limit=500")).contains(id);
  }

  @Test
  void showsWhatIsToBeDecidedAndTakesTheDecision() {
    JsonPath gate =
        proposal(
            "# Hooks\n\n**Sell** it. "
                + SCRIPT
                + " [x](javascript:alert(1))\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    String id = gate.getString("id");
    String hash = gate.getString("subject.hash");
    String page = page("/approvals/" + id);
    assertThat(page).contains("<strong>Sell</strong>").contains(ESCAPED).contains("<td>1</td>");
    assertThat(page).doesNotContain("javascript:alert").contains(hash);
    assertThat(page("/approvals?limit=500")).contains(id);

    Map<String, String> stale = Map.of("decision", "approve", "hash", "f00d");
    assertThat(refused("/approvals/" + id, stale, 409)).contains("look at it again");
    Map<String, String> dumb = Map.of("decision", "reject", "hash", hash);
    assertThat(refused("/approvals/" + id, dumb, 422)).contains("needs a reason");
    assertThat(refused("/approvals/" + id, Map.of("decision", "approve"), 422)).contains("hash");

    sent(
        "/approvals/" + id,
        Map.of("decision", "approve", "hash", hash, "by", "anna", "reason", ""),
        "/approvals/" + id);
    assertThat(page("/approvals/" + id)).contains("by anna").doesNotContain("name=\"decision\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board",
        "/projects",
        "/costs",
        "/dead-letters",
        "/settings",
        "/approvals?status=all"
      })
  void answersUnderEveryNameOfTheNavigation(String path) {
    assertThat(page(path)).contains("<h1>");
    assertThat(page("/")).contains("href=\"" + path.replaceFirst("[?].*", ""));
  }

  @Test
  void showsADeadLetterHandsItInAgainAndDropsOne() {
    String reason = unique("unreadable");
    String again = pm.sendsBroken(reason);
    String gone = pm.sendsBroken(reason);
    assertThat(page("/dead-letters")).contains(again).contains(gone).contains(reason);

    sent("/dead-letters/" + gone + "/drop", Map.of("by", "anna"), "/dead-letters");
    sent("/dead-letters/" + again + "/retry", Map.of("by", "anna"), "/dead-letters");
    assertThat(page("/dead-letters")).doesNotContain(again + "/").doesNotContain(gone + "/");
    assertThat(page("/audit?subject=" + again)).contains("dead_letter.retried").contains("anna");
    assertThat(page("/audit?subject=" + gone)).contains("dead_letter.dropped");
    assertThat(refused("/dead-letters/1-1/drop", Map.of("by", "anna"), 404)).contains("1-1");
  }

  @Test
  void explainsWhatWaitsForAnAgent() {
    String task = scan(repository());
    assertThat(get("/api/tasks/" + task + "/explain").getList("reasons.kind")).contains("runner");
    assertThat(page("/tasks/" + task)).contains("no live agent takes the role security");
  }

  @Test
  void ranksWhatWaitsAndPagesIt() {
    proposal("# One");
    proposal("# Two");
    String page = page("/approvals?limit=1&kind=project_proposal");
    assertThat(page).containsOnlyOnce("type=\"checkbox\" name=\"gate\"");
    assertThat(page).contains("kind=project_proposal&amp;limit=1&amp;cursor=1");
    assertThat(page("/approvals?kind=more_rounds")).contains("Nothing of that kind waits");
    assertThat(given().get("/approvals/waiting").asString()).matches("[1-9][0-9]*");
  }

  @Test
  void takesNoFormFromAnotherPage() {
    String id = scan(repository());
    for (Map<String, String> headers :
        List.of(Map.of("Origin", "https://evil.example"), Map.of("Sec-Fetch-Site", "cross-site"))) {
      given()
          .headers(headers)
          .formParam("reason", "evil")
          .post("/tasks/" + id + "/cancel")
          .then()
          .statusCode(403);
    }
    assertThat(get("/api/tasks/" + id).getString("status")).isNotEqualTo("cancelled");
  }

  @Test
  void listsRepositoriesAndAgents() {
    String repository = repository();
    assertThat(page("/repositories")).contains(repository);
    assertThat(refused("/repositories", Map.of("address", "not/absolute"), 422))
        .contains("absolute");
    assertThat(refused("/repositories", Map.of("name", "x"), 422)).contains("Give the absolute");
    pm.reports();
    get("/api/agents");
    assertThat(page("/agents")).contains("<h1>Agents</h1>");
  }

  @Test
  void registersOneByItsUrlAndNarrowsTheList() {
    String name = unique("group");
    String url = "https://gitlab.example/" + name + "/Tools.git";
    sent("/repositories", Map.of("address", url, "name", name), "/repositories/" + name);
    assertThat(get("/api/repositories/" + name).getString("defaultBranch")).isEqualTo("main");
    String other = repository();
    assertThat(page("/repositories?name=" + name.toUpperCase(java.util.Locale.ROOT)))
        .contains(url)
        .doesNotContain(other);
    assertThat(page("/repositories?limit=1")).contains("rel=\"next\"");
    assertThat(page("/repositories?name=" + unique("none"))).contains("No name has that in it");
  }

  @Test
  void configuresARepositoryUnlessSomebodyElseDidMeanwhile() {
    String here = "/repositories/" + repository();
    String version = get("/api" + here).getString("version");
    Map<String, String> form = new HashMap<>(Map.of("url", "/srv/x.git", "version", version));
    form.putAll(Map.of("testCommand", "echo " + SCRIPT, "findingThreshold", "high", "people", "2"));
    sent(here, form, here);
    assertThat(page(here)).contains("echo " + ESCAPED).contains("<option selected>high");
    assertThat(get("/api" + here).getInt("approvals.people")).isEqualTo(2);
    assertThat(refused(here, form, 409)).contains("look again");
  }

  @ParameterizedTest
  @CsvSource({
    "/tasks/01jdzzzzzzzzzzzzzzzzzzzzzz, 404, There is no task",
    "/tasks?limit=many, 422, 1 to 500",
    "/workflows?status=sleepy, 422, sleepy",
    "/workflows?status=%3Cscript%3Ealert(1)%3C/script%3E, 422, &lt;script&gt;alert(1)&lt;/script&gt;",
  })
  void saysNoOnAPage(String path, int status, String words) {
    Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString()).contains(words).doesNotContain(SCRIPT);
  }

  @Test
  void letsABrowserRunAndLoadNothingElse() {
    Response answer = given().get("/");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    Matcher used =
        Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"").matcher(answer.asString());
    int found = 0;
    while (used.find()) {
      given().get(used.group(1)).then().statusCode(200);
      found++;
    }
    assertThat(found).isEqualTo(6);
    assertThat(answer.asString()).doesNotContain("style=\"").doesNotContain("<style");
  }

  /** What the head of each page asks for. */
  private static String head() {
    return given().get("/estop/state").then().statusCode(200).extract().asString();
  }

  private static String page(String path) {
    Response answer = given().urlEncodingEnabled(false).accept("text/html").get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.asString().strip()).endsWith("</html>").doesNotContain(SCRIPT);
    return answer.asString();
  }

  private static void sent(String path, Map<String, String> form, String then) {
    Response answer = given().redirects().follow(false).formParams(form).post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith(then);
  }

  private static String refused(String path, Map<String, String> form, int status) {
    Response answer = given().accept("text/html").formParams(form).post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    return answer.asString();
  }
}
