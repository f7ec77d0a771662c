package dev.autodev.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentsTest extends DashboardTest {
  /** Of which no other test here has an agent. */
  private static final Map<String, String> FINDER = Map.of("target", "role/bug_finder");

  private static Response form(String path, Map<String, String> fields, Map<String, String> more) {
    return given()
        .redirects()
        .follow(false)
        .accept("text/html")
        .formParams(fields)
        .formParams(more)
        .post(path);
  }

  private static String page(String path) {
    return given().accept("text/html").get(path).then().statusCode(200).extract().asString();
  }

  @Test
  void aRoleIsPausedWithAReasonSeenAndResumedOnThePage() {
    String reason = unique("<b> new prompts");
    assertThat(form("/agents/pause", FINDER, Map.of()).statusCode()).isEqualTo(422);
    assertThat(form("/agents/pause", FINDER, Map.of("reason", reason, "by", "anna")).statusCode())
        .isEqualTo(303);

    assertThat(page("/agents"))
        .contains("by anna", reason.replace("<b>", "&lt;b&gt;"), "Resume bug_finder");
    assertThat(get("/api/agents").getList("pauses.target")).contains("role/bug_finder");

    form("/agents/resume", FINDER, Map.of("by", "anna")).then().statusCode(303);

    assertThat(page("/agents")).doesNotContain("Resume bug_finder");
    assertThat(get("/api/audit?subject=role/bug_finder").getList("items.action"))
        .startsWith("agents.resumed", "agents.paused");
  }

  @Test
  void aRoleIsScaledWithinReason() {
    Map<String, String> role = Map.of("role", "bug_finder");
    form("/agents/scale", role, Map.of("slots", "7", "by", "anna")).then().statusCode(303);
    assertThat(page("/agents")).contains("7 each, by anna");
    assertThat(form("/agents/scale", role, Map.of("slots", "many")).statusCode()).isEqualTo(422);
    assertThat(form("/agents/scale", role, Map.of("slots", "-1")).statusCode()).isEqualTo(422);
    form("/agents/scale", role, Map.of("slots", "0", "by", "anna")).then().statusCode(303);
    assertThat(page("/agents")).contains("0 each, by anna");
  }

  @Test
  void listsProcessesByRoleAndPage() {
    pm.reports();
    soon().untilAsserted(() -> assertThat(page("/agents?role=pm&limit=1")).contains("pm-1"));
    assertThat(page("/agents?role=architect")).doesNotContain("pm-1");
    assertThat(page("/agents?cursor=pm-1")).doesNotContain("<code>pm-1");
  }

  @Test
  void whoIsNotThereIsNotRestarted() {
    Response answer =
        form("/agents/restart", Map.of("target", "worker/nobody"), Map.of("reason", "stuck"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.asString()).contains("none to restart");
    assertThat(form("/agents/pause", Map.of("target", "all"), Map.of("reason", "x")).statusCode())
        .isEqualTo(422);
    assertThat(
            form("/agents/pause", Map.of("target", "worker/nobody"), Map.of("reason", "x"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsSaidToWhoWorksOnATaskStandsOnItsTimeline() {
    String task = scan(repository());
    Response said =
        form(
            "/agents/instruct", Map.of("task", task), Map.of("text", "look at keys", "by", "anna"));
    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(said.header("Location")).endsWith("/tasks/" + task);
    assertThat(page("/tasks/" + task)).contains("anna: look at keys");
    JsonPath kept = get("/api/tasks/" + task + "/instructions");
    assertThat(kept.getList("instructions.status")).containsExactly("waiting");
    assertThat(get("/api/audit?subject=" + task).getList("items.action"))
        .contains("task.instructed");
    assertThat(form("/agents/instruct", Map.of("task", task), Map.of("text", " ")).statusCode())
        .isEqualTo(422);
  }
}
