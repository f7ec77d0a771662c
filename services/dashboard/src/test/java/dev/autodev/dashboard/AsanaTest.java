package dev.autodev.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without Asana: what is configured and refused; the loop itself is tested beside it. */
@QuarkusTest
class AsanaTest extends DashboardTest {
  @Test
  void isOffUntilItIsConfiguredAndSaysWhatIsMissing() {
    JsonPath shown = get("/api/asana");

    assertThat(shown.getBoolean("settings.on")).isFalse();
    assertThat(shown.getString("settings.token")).isEqualTo("missing");
    assertThat(get("/api/asana/tasks").getList("tasks")).isEmpty();
    assertThat(get("/api/asana/executions?status=failed").getList("executions")).isEmpty();
    assertThat(post("/api/asana/do", Map.of("project", "Shop"), 422).getString("detail"))
        .contains("ASANA_ACCESS_TOKEN");
  }

  @Test
  void pauseAndResumeAreAudited() {
    assertThat(post("/api/asana/pause", Map.of("by", "anna"), 200).getString("orchestratorStatus"))
        .isEqualTo("paused");
    assertThat(post("/api/asana/resume", Map.of("by", "anna"), 200).getString("orchestratorStatus"))
        .isEqualTo("running");
    assertThat(get("/api/audit?subject=orchestrator").getList("items.action"))
        .contains("asana.paused", "asana.resumed");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    get404("/api/asana/executions/999");
    get404("/api/asana/executions/x");
    assertThat(refused("/api/asana/executions?status=lost")).contains("known are pending");
    assertThat(refused("/api/asana/tasks?cursor=x")).contains("cursor");
  }

  private static void get404(String path) {
    io.restassured.RestAssured.given().get(path).then().statusCode(404);
  }

  private static String refused(String path) {
    return io.restassured.RestAssured.given()
        .get(path)
        .then()
        .statusCode(422)
        .extract()
        .jsonPath()
        .getString("detail");
  }
}
